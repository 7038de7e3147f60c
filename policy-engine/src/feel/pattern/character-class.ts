/**
 * Escapes and classes of characters (XML Schema part 2, appendix F): `\d`, `\p{Lu}`, `[a-z-[aeiou]]`.
 */
import { type CharacterSet, PatternError } from './pattern.ts'
import type { Reader } from './reader.ts'
import { blockNamed } from './unicode-blocks.ts'

const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/

const categories = new Map<string, CharacterSet>()

/** One fixed character at a time is tested, so that nothing of a rule runs in the host's engine. */
function category(name: string): CharacterSet {
  const known = categories.get(name)
  if (known) return known
  if (!CATEGORY.test(name)) throw new PatternError(`there is no category ${name}`)
  const property = new RegExp(`^\\p{${name}}$`, 'u')
  const set: CharacterSet = (code) => property.test(String.fromCodePoint(code))
  categories.set(name, set)
  return set
}

const not =
  (set: CharacterSet): CharacterSet =>
  (code) =>
    !set(code)

const anyOf =
  (sets: readonly CharacterSet[]): CharacterSet =>
  (code) =>
    sets.some((set) => set(code))

function ranges(...bounds: [number, number][]): CharacterSet {
  return (code) => bounds.some(([first, last]) => code >= first && code <= last)
}

/** XML 1.0 production 4: what a name may begin with. */
const NAME_START = ranges(
  [0x3a, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
)

/** XML 1.0 production 4a: what else a name may hold. */
const NAME = anyOf([
  NAME_START,
  ranges([0x2d, 0x2e], [0x30, 0x39], [0xb7, 0xb7], [0x300, 0x36f], [0x203f, 0x2040]),
])

const SPACE = ranges([0x20, 0x20], [0x9, 0xa], [0xd, 0xd])

function multiple(letter: string): CharacterSet | null {
  switch (letter) {
    case 's':
      return SPACE
    case 'i':
      return NAME_START
    case 'c':
      return NAME
    case 'd':
      return category('Nd')
    case 'w':
      return not(anyOf([category('P'), category('Z'), category('C')]))
    default:
      return null
  }
}

const SINGLE: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t' }

/** The set that an escape means, after its backslash has been read; a single character as its code. */
export function escaped(reader: Reader): CharacterSet | number {
  const letter = reader.take()
  if (letter === 'p' || letter === 'P') {
    const set = property(reader)
    return letter === 'p' ? set : not(set)
  }
  const set = multiple(letter.toLowerCase())
  if (set) return letter === letter.toLowerCase() ? set : not(set)
  const one = SINGLE[letter] ?? ('\\|.?*+(){}-[]^$'.includes(letter) ? letter : '')
  if (one === '') throw new PatternError(`\\${letter} means nothing`)
  return one.codePointAt(0) ?? 0
}

function property(reader: Reader): CharacterSet {
  if (reader.take() !== '{') throw new PatternError('\\p needs a name in braces')
  let name = ''
  for (let next = reader.take(); next !== '}'; next = reader.take()) name += next
  if (!name.startsWith('Is')) return category(name)
  const block = blockNamed(name.slice(2))
  if (!block) throw new PatternError(`there is no block ${name}`)
  return ranges([block.first, block.last])
}

/** One character, or with `ignoreCase` its other cases as well. */
export function oneOf(first: number, last: number, ignoreCase: boolean): CharacterSet {
  const range: CharacterSet = (code) => code >= first && code <= last
  return ignoreCase ? (code) => casesOf(code).some(range) : range
}

function casesOf(code: number): number[] {
  const text = String.fromCodePoint(code)
  const [lower, upper] = [text.toLowerCase(), text.toUpperCase()]
  return [text, lower, upper, lower.toUpperCase(), upper.toLowerCase()].map(
    (one) => one.codePointAt(0) ?? code,
  )
}

/** `[…]`, after its bracket has been read. */
export function characterClass(reader: Reader, ignoreCase: boolean): CharacterSet {
  const negated = reader.takeIf('^')
  const sets: CharacterSet[] = []
  while (true) {
    if (reader.next() === ']' && sets.length > 0) break
    if (reader.next() === '-' && reader.next(1) === '[' && sets.length > 0) {
      reader.take()
      reader.take()
      const without = characterClass(reader, ignoreCase)
      if (!reader.takeIf(']')) throw new PatternError('a class ends with what it is without')
      const all = negated ? not(anyOf(sets)) : anyOf(sets)
      return (code) => all(code) && !without(code)
    }
    sets.push(classPart(reader, ignoreCase, sets.length === 0))
  }
  reader.take()
  return negated ? not(anyOf(sets)) : anyOf(sets)
}

/** `-` is itself at either end of a class, and before what is taken away. */
function classPart(reader: Reader, ignoreCase: boolean, isFirst: boolean): CharacterSet {
  const first = classCharacter(reader)
  if (typeof first !== 'number') return first
  const isHyphen = first === 0x2d
  if (isHyphen && !isFirst && !']-'.includes(reader.next())) {
    throw new PatternError('- stands at the start or the end of a class')
  }
  if (reader.next() !== '-' || reader.next(1) === ']' || reader.next(1) === '[') {
    return oneOf(first, first, ignoreCase)
  }
  if (isHyphen && isFirst && reader.next() === '-') return oneOf(first, first, ignoreCase)
  reader.take()
  const last = classCharacter(reader)
  if (typeof last !== 'number' || last < first) throw new PatternError('a range has two ends')
  return oneOf(first, last, ignoreCase)
}

function classCharacter(reader: Reader): CharacterSet | number {
  const next = reader.take()
  if (next === '\\') return escaped(reader)
  if (next === '[' || next === ']') throw new PatternError(`${next} inside a class needs \\`)
  return next.codePointAt(0) ?? 0
}
