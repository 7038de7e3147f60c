import type { FindingCode, FindingParts } from '../feel/finding.ts'

/** One thing wrong with a model, where it stands. Lines and columns count from 1. */
export type PolicyProblem = {
  file: string
  elementId: string | null
  line: number | null
  column: number | null
  message: string
  /** What kind of problem an expression has, and the parts of its sentence, for other languages. */
  code?: FindingCode
} & FindingParts

/** A model that cannot be used. Carries every problem found, not only the first. */
export class PolicyError extends Error {
  readonly problems: PolicyProblem[]

  constructor(problems: PolicyProblem[]) {
    super(problems.map(sentence).join('\n'))
    this.name = 'PolicyError'
    this.problems = problems
  }
}

function sentence(problem: PolicyProblem): string {
  const place = problem.line === null ? '' : `:${problem.line}:${problem.column}`
  const element = problem.elementId === null ? '' : ` (${problem.elementId})`
  return `${problem.file}${place}${element}: ${problem.message}`
}
