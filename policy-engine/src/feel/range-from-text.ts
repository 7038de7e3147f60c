/** A range from its text (OMG DMN 1.5 clause 10.3.4.1, function `range`). */
import { order } from './equality.ts'
import { numberFromText } from './number.ts'
import { stringValue } from './syntax.ts'
import {
  dateFromText,
  dateTimeFromText,
  durationFromText,
  temporalFromText,
  timeFromText,
} from './temporal-from-text.ts'
import type { Range, Value } from './value.ts'

const TEXT = '"(?:[^"\\\\]|\\\\.)*"'
const ENDPOINT = `${TEXT}|@${TEXT}|-?[0-9.]*[0-9](?:[eE][-+]?[0-9]+)?|[a-z ]+\\(\\s*${TEXT}\\s*\\)`
const RANGE = new RegExp(
  `^([[(\\]])\\s*(${ENDPOINT})\\s*\\.\\.\\s*(${ENDPOINT})\\s*([\\])[])$`,
  'u',
)

/**
 * `[1..3]`, `("a".."c")`, `]@"2025-01-01"..@"2025-12-31"]`. Both ends are literals of one kind, the
 * first not after the second; anything else gives null.
 */
export function rangeFromText(text: string): Range | null {
  const match = RANGE.exec(text.trim())
  if (!match) return null
  const [, open, from = '', to = '', close] = match
  const [low, high] = [endpointFromText(from), endpointFromText(to)]
  const sign = order(low, high)
  if (sign === null || sign > 0) return null
  return { kind: 'range', low, high, lowClosed: open === '[', highClosed: close === ']' }
}

const CONSTRUCTORS: { readonly [name: string]: (text: string) => Value } = {
  date: dateFromText,
  time: timeFromText,
  'date and time': dateTimeFromText,
  duration: durationFromText,
}

function endpointFromText(text: string): Value {
  if (text.startsWith('"')) return stringValue(text)
  if (text.startsWith('@')) return temporalFromText(stringValue(text.slice(1)))
  const call = /^([a-z ]+)\(\s*("[\s\S]*")\s*\)$/.exec(text)
  if (!call) return numberFromText(text)
  const name = (call[1] ?? '').trim().replaceAll(/\s+/g, ' ')
  return Object.hasOwn(CONSTRUCTORS, name)
    ? (CONSTRUCTORS[name]?.(stringValue(call[2] ?? '')) ?? null)
    : null
}
