/** What is found wrong before anything runs, as data that any language can tell. */
import type { Span } from './tree.ts'

/** Stable: screens have a sentence for each. */
export type FindingCode =
  | 'notFeel'
  | 'tooLong'
  | 'tooDeep'
  | 'noName'
  | 'noField'
  | 'noType'
  | 'noParameter'
  | 'noMoment'
  | 'argumentCount'
  | 'notAFunction'
  | 'twice'
  | 'alwaysNull'
  | 'wrongResult'

/**
 * The parts of the sentence: what it is about, what belongs there, what stands there; and the clause
 * of the standard that says so of a built-in function.
 */
export type FindingParts = { name?: string; expected?: string; found?: string; clause?: string }

/**
 * An error keeps a policy from being used; a warning tells of what is legal FEEL and always null,
 * which no author means.
 */
export type Finding = {
  severity: 'error' | 'warning'
  code: FindingCode
  message: string
  at: Span
} & FindingParts

export type Report = (finding: Finding) => void

export function error(
  code: FindingCode,
  message: string,
  at: Span,
  parts: FindingParts = {},
): Finding {
  return { severity: 'error', code, message, at: { from: at.from, to: at.to }, ...parts }
}

/** Legal, and always null. */
export function alwaysNull(message: string, at: Span, parts: FindingParts = {}): Finding {
  const span = { from: at.from, to: at.to }
  return { severity: 'warning', code: 'alwaysNull', message, at: span, ...parts }
}
