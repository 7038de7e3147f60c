/** Interleaved rounds: every contender runs once a round, so that noise of the machine meets all alike. */

/** `work` does `count` operations. */
export type Contender = { name: string; count: number; work: () => void | Promise<void> }

/** Operations a second: the median of the rounds. */
export type Rates = Record<string, number>

export async function ratesOf(contenders: readonly Contender[], rounds: number): Promise<Rates> {
  const seen = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (const { work } of contenders) await work()
  for (let round = 0; round < rounds; round++) {
    for (const { name, count, work } of contenders) {
      const start = performance.now()
      await work()
      seen.get(name)?.push((count * 1000) / (performance.now() - start))
    }
  }
  return Object.fromEntries([...seen].map(([name, rates]) => [name, median(rates)]))
}

export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b)
  const middle = ordered.length >> 1
  return ordered.length % 2 === 1
    ? (ordered[middle] ?? Number.NaN)
    : ((ordered[middle - 1] ?? Number.NaN) + (ordered[middle] ?? Number.NaN)) / 2
}

/** Milliseconds of one piece of work: the median of some runs. */
export async function millisecondsOf(
  work: () => void | Promise<void>,
  runs: number,
): Promise<number> {
  const seen: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work()
    seen.push(performance.now() - start)
  }
  return median(seen)
}

/** Three significant digits say what a shared machine can say. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
