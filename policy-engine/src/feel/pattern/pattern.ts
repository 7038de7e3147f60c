/**
 * A regular expression as data (XPath and XQuery Functions 3.1 clause 5.6, which OMG DMN 1.5
 * clause 10.3.4.3 asks for: XML Schema's expressions with anchors, groups and back-references).
 */

/** Tells of a code point whether it belongs. */
export type CharacterSet = (code: number) => boolean

export type Pattern =
  | { form: 'character'; in: CharacterSet }
  | { form: 'start' | 'end' }
  | { form: 'sequence' | 'choice'; of: Pattern[] }
  /** `number` counts capturing groups from 1; null for `(?:…)`. */
  | { form: 'group'; number: number | null; of: Pattern }
  | { form: 'repeat'; of: Pattern; least: number; most: number; greedy: boolean }
  /** What the group held, once more. */
  | { form: 'again'; number: number }

/** Flags of clause 5.6.2: s, m, i, x and q. */
export type Flags = {
  dotAll: boolean
  multiline: boolean
  ignoreCase: boolean
  freeSpacing: boolean
  literal: boolean
}

/** Null when a letter is no flag. */
export function flagsFromText(text: string): Flags | null {
  if (!/^[smixq]*$/.test(text)) return null
  return {
    dotAll: text.includes('s'),
    multiline: text.includes('m'),
    ignoreCase: text.includes('i'),
    freeSpacing: text.includes('x'),
    literal: text.includes('q'),
  }
}

/** A text that is no pattern; never leaves this folder: to a rule it is null. */
export class PatternError extends Error {}
