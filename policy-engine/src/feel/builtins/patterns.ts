/**
 * String functions with patterns (OMG DMN 1.5 clause 10.3.4.3, after XPath and XQuery Functions
 * clause 5.6). A text that is no pattern, and letters that are no flags, give null.
 */
import { type Match, type Matcher, matcherFrom } from '../pattern/match.ts'
import { flagsFromText, PatternError } from '../pattern/pattern.ts'
import { type Piece, replacementFrom } from '../pattern/replacement.ts'
import { BOOLEAN, listOf, STRING } from '../type.ts'
import { type Meter, TEXT_LIMIT, type Value } from '../value.ts'
import { type Builtin, takes } from './builtin.ts'
import { nullable, optional, text } from './parameter.ts'

/** Reading a pattern costs so much for each of its characters. */
const PATTERN_PRICE = 2

function withMatcher(
  pattern: string,
  flags: Value | undefined,
  meter: Meter,
  work: (matcher: Matcher) => Value,
): Value {
  const read = flagsFromText(typeof flags === 'string' ? flags : '')
  if (!read) return null
  meter.spend(pattern.length * PATTERN_PRICE)
  try {
    return work(matcherFrom(pattern, read))
  } catch (error) {
    if (error instanceof PatternError) return null
    throw error
  }
}

const codesOf = (one: string): number[] =>
  Array.from(one, (character) => character.codePointAt(0) ?? 0)

function textFrom(codes: readonly number[], from: number, to: number): string {
  let written = ''
  for (let at = from; at < to; at += 1) written += String.fromCodePoint(codes[at] ?? 0)
  return written
}

/** Every match, one after the other; null when the pattern also matches nothing at all. */
function allMatches(matcher: Matcher, codes: readonly number[], meter: Meter): Match[] | null {
  if (matcher.find([], 0, meter)) return null
  const matches: Match[] = []
  let from = 0
  for (;;) {
    const match = matcher.find(codes, from, meter)
    if (!match) return matches
    const [start = 0, end = 0] = match
    if (end === start) return null
    matches.push(match)
    from = end
  }
}

function replaced(
  codes: readonly number[],
  matches: readonly Match[],
  pieces: readonly Piece[],
): string | null {
  let written = ''
  let from = 0
  for (const match of matches) {
    const [start = 0, end = 0] = match
    written += textFrom(codes, from, start)
    for (const piece of pieces) {
      if (typeof piece === 'string') written += piece
      else {
        const [first = -1, last = -1] = [match[2 * piece], match[2 * piece + 1]]
        if (first >= 0) written += textFrom(codes, first, last)
      }
    }
    if (written.length > TEXT_LIMIT) return null
    from = end
  }
  written += textFrom(codes, from, codes.length)
  return written.length > TEXT_LIMIT ? null : written
}

function split(codes: readonly number[], matches: readonly Match[]): string[] {
  const starts = [0, ...matches.map(([, end = 0]) => end)]
  const ends = [...matches.map(([start = 0]) => start), codes.length]
  return starts.map((start, index) => textFrom(codes, start, ends[index] ?? start))
}

export const PATTERNS: readonly Builtin[] = [
  {
    name: 'matches',
    variants: [
      takes(
        [text('input'), text('pattern'), optional(nullable(text('flags')))],
        BOOLEAN,
        ([input, pattern, flags], run) =>
          withMatcher(
            pattern,
            flags,
            run,
            (matcher) => matcher.find(codesOf(input), 0, run) !== null,
          ),
      ),
    ],
  },
  {
    name: 'replace',
    variants: [
      takes(
        [text('input'), text('pattern'), text('replacement'), optional(nullable(text('flags')))],
        STRING,
        ([input, pattern, replacement, flags], run) =>
          withMatcher(pattern, flags, run, (matcher) => {
            const literal = typeof flags === 'string' && flags.includes('q')
            const pieces = literal ? [replacement] : replacementFrom(replacement, matcher.groups)
            const codes = codesOf(input)
            const matches = allMatches(matcher, codes, run)
            return matches && replaced(codes, matches, pieces)
          }),
      ),
    ],
  },
  {
    name: 'split',
    variants: [
      takes([text('string'), text('delimiter')], listOf(STRING), ([input, delimiter], run) =>
        withMatcher(delimiter, '', run, (matcher) => {
          const codes = codesOf(input)
          const matches = allMatches(matcher, codes, run)
          return matches && split(codes, matches)
        }),
      ),
    ],
  },
]
