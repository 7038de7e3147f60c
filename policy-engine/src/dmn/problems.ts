import type { PolicyProblem } from './problem.ts'

/** More than this many problems tell an author nothing new, and finding their lines takes time. */
const LIMIT = 200

/** What is wrong with a model, collected so that an author sees all of it at once. */
export type Problems = {
  add: (problem: () => PolicyProblem) => void
  /** How many there were, those beyond the limit included. */
  count: () => number
  readonly found: readonly PolicyProblem[]
}

export function newProblems(): Problems {
  const found: PolicyProblem[] = []
  let count = 0
  return {
    add: (problem) => {
      count += 1
      if (found.length < LIMIT) found.push(problem())
    },
    count: () => count,
    found,
  }
}
