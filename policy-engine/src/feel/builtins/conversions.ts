/** Conversions of numbers, texts and ranges (OMG DMN 1.5 clause 10.3.4.1). */
import { numberFromText } from '../number.ts'
import { rangeFromText } from '../range-from-text.ts'
import { textOf } from '../text-of.ts'
import { NUMBER, RANGE, STRING } from '../type.ts'
import { TEXT_LIMIT } from '../value.ts'
import { type Builtin, takes } from './builtin.ts'
import { nullable, optional, something, text } from './parameter.ts'

const GROUPING = [' ', ',', '.', null]
const POINTS = ['.', ',', null]

/** Null when the separators are none the standard knows, or are the same. */
function numberWith(from: string, grouping: string | null, point: string | null) {
  if (!GROUPING.includes(grouping) || !POINTS.includes(point)) return null
  if (grouping !== null && grouping === point) return null
  const ungrouped = grouping === null ? from : from.replaceAll(grouping, '')
  if (point === ',' && ungrouped.includes('.')) return null
  return numberFromText(point === null ? ungrouped : ungrouped.replace(point, '.'))
}

export const CONVERSIONS: readonly Builtin[] = [
  {
    name: 'number',
    variants: [
      takes(
        [
          text('from'),
          optional(nullable(text('grouping separator'))),
          optional(nullable(text('decimal separator'))),
        ],
        NUMBER,
        ([from, grouping, point]) =>
          numberWith(
            from,
            typeof grouping === 'string' ? grouping : null,
            typeof point === 'string' ? point : null,
          ),
      ),
    ],
  },
  {
    name: 'string',
    variants: [
      takes([something('from')], STRING, ([from], run) => {
        const written = textOf(from, run)
        return written.length > TEXT_LIMIT ? null : written
      }),
    ],
  },
  {
    name: 'range',
    variants: [takes([text('from')], RANGE, ([from]) => rangeFromText(from))],
  },
]
