/** Text of a regular expression → pattern (XPath and XQuery Functions 3.1 clause 5.6.1). */
import { characterClass, escaped, oneOf } from './character-class.ts'
import { type CharacterSet, type Flags, type Pattern, PatternError } from './pattern.ts'
import { type Reader, readerOf } from './reader.ts'

/** Patterns of rules are short; deeper ones are refused before they fill the stack. */
const DEPTH_LIMIT = 100

export type Read = { pattern: Pattern; groups: number }

/** Throws PatternError for a text that is no pattern. */
export function patternFromText(text: string, flags: Flags): Read {
  if (flags.literal) return { pattern: literally(text, flags.ignoreCase), groups: 0 }
  const state: State = {
    reader: readerOf(flags.freeSpacing ? withoutSpaces(text) : text),
    flags,
    opened: 0,
    closed: new Set(),
    depth: 0,
  }
  const pattern = choice(state)
  if (state.reader.next() !== '') throw new PatternError(') without (')
  return { pattern, groups: state.opened }
}

type State = {
  reader: Reader
  flags: Flags
  opened: number
  closed: Set<number>
  depth: number
}

function literally(text: string, ignoreCase: boolean): Pattern {
  const of = [...text].map((character) => plain(character, ignoreCase))
  return { form: 'sequence', of }
}

function plain(character: string, ignoreCase: boolean): Pattern {
  const code = character.codePointAt(0) ?? 0
  return { form: 'character', in: oneOf(code, code, ignoreCase) }
}

/** Flag x: spaces mean nothing, but for those in a class. */
function withoutSpaces(text: string): string {
  let depth = 0
  let kept = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (depth === 0 && /[ \t\n\r]/.test(character)) continue
    kept += character
    if (character === '\\') {
      while (depth === 0 && /[ \t\n\r]/.test(text[at + 1] ?? '')) at += 1
      at += 1
      kept += text[at] ?? ''
    } else if (character === '[') depth += 1
    else if (character === ']') depth -= 1
  }
  return kept
}

function choice(state: State): Pattern {
  if (state.depth > DEPTH_LIMIT) throw new PatternError('groups in too many groups')
  const of = [sequence(state)]
  while (state.reader.takeIf('|')) of.push(sequence(state))
  return of.length === 1 && of[0] ? of[0] : { form: 'choice', of }
}

function sequence(state: State): Pattern {
  const of: Pattern[] = []
  while (!['', '|', ')'].includes(state.reader.next())) of.push(quantified(state, atom(state)))
  return { form: 'sequence', of }
}

function atom(state: State): Pattern {
  const { reader, flags } = state
  const next = reader.take()
  switch (next) {
    case '(':
      return group(state)
    case '[':
      return { form: 'character', in: characterClass(reader, flags.ignoreCase) }
    case '.':
      return { form: 'character', in: flags.dotAll ? () => true : notLineEnd }
    case '^':
      return { form: 'start' }
    case '$':
      return { form: 'end' }
    case '\\':
      return /[0-9]/.test(reader.next()) ? backReference(state) : escapedAtom(state)
    default:
      if ('?*+{}])'.includes(next)) throw new PatternError(`${next} needs \\`)
      return plain(next, flags.ignoreCase)
  }
}

const notLineEnd: CharacterSet = (code) => code !== 0xa && code !== 0xd

function escapedAtom({ reader, flags }: State): Pattern {
  const meant = escaped(reader)
  if (typeof meant !== 'number') return { form: 'character', in: meant }
  return plain(String.fromCodePoint(meant), flags.ignoreCase)
}

function group(state: State): Pattern {
  const { reader } = state
  let number: number | null = null
  if (reader.next() === '?') {
    reader.take()
    if (!reader.takeIf(':')) throw new PatternError('(? is followed by :')
  } else {
    state.opened += 1
    number = state.opened
  }
  state.depth += 1
  const of = choice(state)
  state.depth -= 1
  if (!reader.takeIf(')')) throw new PatternError('( without )')
  if (number !== null) state.closed.add(number)
  return { form: 'group', number, of }
}

/** As many digits as there are groups for; the group must be closed before. */
function backReference({ reader, opened, closed }: State): Pattern {
  let number = Number(reader.take())
  while (/[0-9]/.test(reader.next()) && number * 10 + Number(reader.next()) <= opened) {
    number = number * 10 + Number(reader.take())
  }
  if (!closed.has(number)) throw new PatternError(`\\${number} means no group before it`)
  return { form: 'again', number }
}

const MANY = 1_000

function quantified(state: State, of: Pattern): Pattern {
  const { reader } = state
  const bounds = boundsOf(reader)
  if (!bounds) return of
  const greedy = !reader.takeIf('?')
  if (boundsOf(reader)) throw new PatternError('one quantifier follows another')
  return { form: 'repeat', of, ...bounds, greedy }
}

function boundsOf(reader: Reader): { least: number; most: number } | null {
  if (reader.takeIf('?')) return { least: 0, most: 1 }
  if (reader.takeIf('*')) return { least: 0, most: Number.POSITIVE_INFINITY }
  if (reader.takeIf('+')) return { least: 1, most: Number.POSITIVE_INFINITY }
  if (!reader.takeIf('{')) return null
  const least = count(reader)
  const open = reader.takeIf(',')
  const unbounded = open && reader.next() === '}'
  const most = unbounded ? Number.POSITIVE_INFINITY : open ? count(reader) : least
  if (!reader.takeIf('}') || most < least) throw new PatternError('{n}, {n,} or {n,m}')
  return { least, most }
}

function count(reader: Reader): number {
  let digits = ''
  while (/[0-9]/.test(reader.next())) digits += reader.take()
  if (digits === '' || Number(digits) > MANY) throw new PatternError(`a count up to ${MANY}`)
  return Number(digits)
}
