/**
 * Runs a pattern over a text. It goes back and tries again where there is a choice, without the
 * stack of the host, and every step is paid for: a pattern that would run for ever is stopped by
 * the same limit as any rule.
 */
import type { Meter } from '../value.ts'
import type { Flags } from './pattern.ts'
import { patternFromText } from './pattern-from-text.ts'
import { type Program, programFrom, type Step } from './program.ts'

/** Steps of a pattern are small: so many make one step of a rule. */
const STEPS_FOR_ONE = 8

/** Where groups begin and end, group 0 being the whole; -1 for a group that took no part. */
export type Match = readonly number[]

export type Matcher = {
  groups: number
  /** The first match at or after a position of the text, which is a list of code points. */
  find: (text: readonly number[], from: number, meter: Meter) => Match | null
}

/** Throws PatternError for a text that is no pattern. */
export function matcherFrom(pattern: string, flags: Flags): Matcher {
  const read = patternFromText(pattern, flags)
  const program = programFrom(read.pattern, read.groups)
  return {
    groups: read.groups,
    find(text, from, meter) {
      for (let at = from; at <= text.length; at += 1) {
        const match = matchAt(program, text, at, flags, meter)
        if (match) return match
      }
      return null
    },
  }
}

/** `back` holds three numbers for each choice or mark to return to: place or slot, position, kind. */
function matchAt(
  { steps, slots, groups }: Program,
  text: readonly number[],
  from: number,
  flags: Flags,
  meter: Meter,
): Match | null {
  const marks = new Array<number>(slots).fill(-1)
  const back: number[] = []
  let place = 0
  let at = from
  while (true) {
    meter.spend(1 / STEPS_FOR_ONE)
    const step = steps[place] as Step
    let fits = true
    switch (step.do) {
      case 'character': {
        const code = text[at]
        fits = code !== undefined && step.in(code)
        at += 1
        break
      }
      case 'start':
        fits = isStart(text, at, flags)
        break
      case 'end':
        fits = isEnd(text, at, flags)
        break
      case 'again': {
        const length = repeated(text, marks, step.number, at, flags, meter)
        fits = length >= 0
        at += length
        break
      }
      case 'mark':
        back.push(step.slot, marks[step.slot] ?? -1, 1)
        marks[step.slot] = at
        break
      case 'moved':
        fits = at !== marks[step.slot]
        break
      case 'go':
        place = step.to - 1
        break
      case 'try':
        back.push(step.or, at, 0)
        place = step.to - 1
        break
      case 'found':
        return [from, at, ...marks.slice(2, 2 * (groups + 1))]
    }
    if (fits) {
      place += 1
      continue
    }
    let isMark = true
    while (isMark) {
      isMark = back.pop() === 1
      const position = back.pop()
      const where = back.pop()
      if (position === undefined || where === undefined) return null
      if (isMark) marks[where] = position
      else {
        place = where
        at = position
      }
    }
  }
}

const LINE_END = 0xa

function isStart(text: readonly number[], at: number, { multiline }: Flags): boolean {
  return at === 0 || (multiline && text[at - 1] === LINE_END && at < text.length)
}

function isEnd(text: readonly number[], at: number, { multiline }: Flags): boolean {
  return at === text.length || (multiline && text[at] === LINE_END)
}

/** How long the group's text is when it stands here once more, else -1. */
function repeated(
  text: readonly number[],
  marks: readonly number[],
  group: number,
  at: number,
  { ignoreCase }: Flags,
  meter: Meter,
): number {
  const [start = -1, end = -1] = [marks[2 * group], marks[2 * group + 1]]
  if (start < 0 || end < 0) return 0
  meter.spend((end - start) / STEPS_FOR_ONE)
  for (let index = 0; index < end - start; index += 1) {
    const [one, other] = [text[start + index], text[at + index]]
    if (one === undefined || other === undefined) return -1
    if (one !== other && !(ignoreCase && sameLetter(one, other))) return -1
  }
  return end - start
}

function sameLetter(one: number, other: number): boolean {
  const [left, right] = [String.fromCodePoint(one), String.fromCodePoint(other)]
  return left.toLowerCase() === right.toLowerCase() || left.toUpperCase() === right.toUpperCase()
}
