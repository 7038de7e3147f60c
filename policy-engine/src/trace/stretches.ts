/** Where something that depends on a whole number changes: tried at some numbers, then halved down to the very border. */

/** All numbers from `from` to `to`, both included, answer alike as far as was looked. */
export type Stretch<T> = { from: number; to: number; first: T; last: T }

/**
 * `tried` are numbers in order; `keyOf` tells whether two answers are alike. Between two tried numbers
 * that answer alike nothing is looked for; between others every border found is exact. Beyond
 * `budget` tries the rest stays as coarse as it was.
 */
export function stretchesOf<T>(
  tried: readonly number[],
  answerAt: (at: number) => T,
  keyOf: (answer: T) => string,
  budget: number,
): Stretch<T>[] {
  let left = budget - tried.length
  const found: Stretch<T>[] = []
  const add = (at: number, answer: T): void => {
    const last = found.at(-1)
    if (last && keyOf(last.last) === keyOf(answer)) Object.assign(last, { to: at, last: answer })
    else found.push({ from: at, to: at, first: answer, last: answer })
  }
  const between = (low: number, before: T, high: number, after: T): void => {
    if (high - low <= 1 || keyOf(before) === keyOf(after) || left <= 0) return
    left -= 1
    const middle = Math.floor((low + high) / 2)
    const answer = answerAt(middle)
    between(low, before, middle, answer)
    add(middle, answer)
    between(middle, answer, high, after)
  }
  let before: { at: number; answer: T } | null = null
  for (const at of tried) {
    const answer = answerAt(at)
    if (before) between(before.at, before.answer, at, answer)
    add(at, answer)
    before = { at, answer }
  }
  return found
}

/** Of two numbers, one outside and one inside, the number nearest to the first for which `fits` holds. */
export function borderBetween(
  outside: number,
  inside: number,
  fits: (at: number) => boolean,
): number {
  let [no, yes] = [outside, inside]
  while (Math.abs(yes - no) > 1) {
    const middle = Math.trunc((no + yes) / 2)
    if (fits(middle)) yes = middle
    else no = middle
  }
  return yes
}

/** 0, 1, 2, 4, … up to 2^`doublings`: near zero every number counts, far from it the size does. */
export function doubling(doublings: number): number[] {
  return [0, ...Array.from({ length: doublings + 1 }, (_, power) => 2 ** power)]
}
