/** A fixed number of connections; who comes later waits in line. */
export type ConnectionSlots = {
  /** Runs `use` when a slot is free. Throws the signal's reason when it ends first; then `use` never runs. */
  withSlot<T>(signal: AbortSignal, use: () => Promise<T>): Promise<T>
}

export function newConnectionSlots(count: number): ConnectionSlots {
  let free = count
  const waiting: (() => void)[] = []

  async function take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (free > 0) {
      free -= 1
      return
    }
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        const place = waiting.indexOf(enter)
        if (place >= 0) waiting.splice(place, 1)
        reject(signal.reason)
      }
      const enter = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      signal.addEventListener('abort', leave, { once: true })
      waiting.push(enter)
    })
  }

  return {
    async withSlot(signal, use) {
      await take(signal)
      try {
        return await use()
      } finally {
        // A slot goes straight to the next in line.
        const next = waiting.shift()
        if (next) next()
        else free += 1
      }
    },
  }
}
