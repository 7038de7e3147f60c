/** One line of a month: what a programme pays in it. */
export type MoneyLine = {
  awardId: string
  programme: string
  every: 'month' | 'once'
  amountFen: number
  /** `expected` is not scheduled yet; `returned` came back from the bank and does not count. */
  state: 'expected' | 'due' | 'inRun' | 'released' | 'returned'
  /** Came back once for this month and was sent again. */
  again: boolean
}

export type DifferenceKind =
  /** A monthly allowance that the month before did not have. */
  | 'started'
  /** One that the month before had. */
  | 'ended'
  | 'amountChanged'
  /** Paid once, in this month. */
  | 'oneOff'
  /** Paid once, in the month before. */
  | 'oneOffBefore'
  /** Came back from the bank this month. */
  | 'returned'
  /** Came back in the month before. */
  | 'returnedBefore'
  /** Came back and was sent again; changes no sum. */
  | 'returnedAndPaidAgain'

export type Difference = {
  kind: DifferenceKind
  programme: string
  /** Fen this month less fen in the month before. */
  differenceFen: number
  fromFen: number
  toFen: number
  /** The award of this month, or the one that ended. */
  awardId: string | null
}

const sumOf = (lines: readonly MoneyLine[]) =>
  lines.reduce((sum, { amountFen }) => sum + amountFen, 0)

/** What a month brings: everything but what came back. */
export function totalOf(lines: readonly MoneyLine[]): number {
  return sumOf(lines.filter(({ state }) => state !== 'returned'))
}

/**
 * Why a month differs from the one before, part by part. The parts add up to the difference of the two totals, to the
 * fen, whatever the lines.
 */
export function differencesBetween(
  before: readonly MoneyLine[],
  now: readonly MoneyLine[],
): Difference[] {
  const programmes = [...new Set([...before, ...now].map(({ programme }) => programme))].sort()
  return programmes.flatMap((programme) => {
    const of = (lines: readonly MoneyLine[]) => lines.filter((line) => line.programme === programme)
    return ofProgramme(programme, of(before), of(now))
  })
}

function ofProgramme(
  programme: string,
  before: readonly MoneyLine[],
  now: readonly MoneyLine[],
): Difference[] {
  const monthly = (lines: readonly MoneyLine[]) => lines.filter(({ every }) => every === 'month')
  const once = (lines: readonly MoneyLine[]) => lines.filter(({ every }) => every === 'once')
  const returned = (lines: readonly MoneyLine[]) =>
    lines.filter(({ state }) => state === 'returned')
  const part = (
    kind: DifferenceKind,
    differenceFen: number,
    lines: readonly MoneyLine[],
    [fromFen, toFen]: [number, number] = differenceFen < 0
      ? [-differenceFen, 0]
      : [0, differenceFen],
  ): Difference => ({
    kind,
    programme,
    differenceFen,
    fromFen,
    toFen,
    awardId: lines[0]?.awardId ?? null,
  })
  const [was, is] = [sumOf(monthly(before)), sumOf(monthly(now))]
  const parts: Difference[] = []
  if (was === 0 && is > 0) parts.push(part('started', is, monthly(now)))
  else if (was > 0 && is === 0) parts.push(part('ended', -was, monthly(before)))
  else if (was !== is) parts.push(part('amountChanged', is - was, monthly(now), [was, is]))
  for (const line of once(now)) parts.push(part('oneOff', line.amountFen, [line]))
  for (const line of once(before)) parts.push(part('oneOffBefore', -line.amountFen, [line]))
  for (const line of returned(now)) parts.push(part('returned', -line.amountFen, [line]))
  for (const line of returned(before)) parts.push(part('returnedBefore', line.amountFen, [line]))
  for (const line of now.filter(({ again, state }) => again && state !== 'returned'))
    parts.push(part('returnedAndPaidAgain', 0, [line], [line.amountFen, line.amountFen]))
  return parts
}
