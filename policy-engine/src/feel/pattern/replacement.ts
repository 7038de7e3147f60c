/** The replacement text of `replace` (XPath and XQuery Functions 3.1 clause 5.6.4). */
import { PatternError } from './pattern.ts'

/** A text, or the number of a group; group 0 is the whole match. */
export type Piece = string | number

/**
 * `$1` is a group, `\$` and `\\` are themselves. Of many digits as many count as there are groups
 * for. A group that is not there is empty. Throws PatternError for any other `$` or `\`.
 */
export function replacementFrom(text: string, groups: number): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === '\\') {
      at += 1
      const next = text[at]
      if (next !== '\\' && next !== '$') throw new PatternError('\\ stands before $ or \\')
      pieces.push(next)
    } else if (character === '$') {
      const digits = /^\d+/.exec(text.slice(at + 1))?.[0]
      if (digits === undefined) throw new PatternError('$ stands before a number')
      let length = digits.length
      while (length > 1 && Number(digits.slice(0, length)) > groups) length -= 1
      pieces.push(Number(digits.slice(0, length)))
      at += length
    } else pieces.push(character)
  }
  return pieces
}
