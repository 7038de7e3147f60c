import { error, type Finding, type FindingCode, type FindingParts } from './finding.ts'
import type { Span } from './tree.ts'

/** A text that is not FEEL; the caller knows file and element. */
export class FeelError extends Error {
  readonly finding: Finding

  constructor(message: string, at: Span, code: FindingCode = 'notFeel', parts: FindingParts = {}) {
    super(message)
    this.name = 'FeelError'
    this.finding = error(code, message, at, parts)
  }
}
