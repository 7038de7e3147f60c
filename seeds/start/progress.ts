/** One line a step: what, then how long it took. Anything over a second must not look dead. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  process.stdout.write(`${what} … `)
  try {
    const result = await work()
    process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)} s\n`)
    return result
  } catch (cause) {
    process.stdout.write('failed\n')
    throw cause
  }
}

/** A line of its own in the middle of a step. */
export function note(line: string): void {
  process.stdout.write(`\n  ${line} … `)
}
