import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for a condition of the world outside, and says which one never came. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patienceMs = 15_000,
): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`)
    await sleep(20)
  }
}
