import type { Span } from './tree.ts'

/** Something wrong in one expression; the caller knows file and element. */
export class FeelError extends Error {
  readonly span: Span

  constructor(message: string, span: Span) {
    super(message)
    this.name = 'FeelError'
    this.span = span
  }
}
