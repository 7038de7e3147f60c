import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const patienceMs = 60_000

/** Returns when somebody listens on the port. */
export async function waitForPort(port: number): Promise<void> {
  await until(`port ${port}`, () => isListening(port))
}

/** Returns when the address answers with success. */
export async function waitForAnswer(url: string): Promise<void> {
  await until(url, async () => {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) })
      await answer.body?.cancel()
      return answer.ok
    } catch {
      return false // not up yet
    }
  })
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!(await holds())) {
    if (performance.now() > deadline)
      throw new Error(`${what} did not answer within ${patienceMs / 1000} s`)
    await sleep(50)
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
