/** What a FEEL tree is worth before anything runs. */
import { arithmetic } from '../feel/arithmetic.ts'
import { numberFromText } from '../feel/number.ts'
import {
  dateFromText,
  dateTimeFromText,
  durationFromText,
  temporalFromText,
  timeFromText,
} from '../feel/temporal-from-text.ts'
import type { Feel } from '../feel/tree.ts'
import { isNum, type Value } from '../feel/value.ts'

const FROM_TEXT: Record<string, (text: string) => Value> = {
  date: dateFromText,
  time: timeFromText,
  'date and time': dateTimeFromText,
  duration: durationFromText,
}

/** Numbers and days are read once: a large table asks for each of them several times. */
const known = new WeakMap<Feel, { value: Value | undefined }>()

/** The value of a literal, or of arithmetic on number literals; undefined when only a run can say. */
export function constantOf(tree: Feel): Value | undefined {
  switch (tree.form) {
    case 'string':
    case 'boolean':
      return tree.value
    case 'null':
      return null
    case 'number':
    case 'at':
    case 'negate':
    case 'arithmetic':
    case 'call': {
      const found = known.get(tree)
      if (found) return found.value
      const value = evaluated(tree)
      known.set(tree, { value })
      return value
    }
    default:
      return undefined
  }
}

function evaluated(tree: Feel): Value | undefined {
  switch (tree.form) {
    case 'number':
      return numberFromText(tree.text)
    case 'at':
      return temporalFromText(tree.text) ?? undefined
    case 'negate':
      return number('-', 0, constantOf(tree.of))
    case 'arithmetic':
      return number(tree.operator, constantOf(tree.left), constantOf(tree.right))
    case 'call': {
      const read = tree.of.form === 'name' ? FROM_TEXT[tree.of.name] : undefined
      const [only, second] = tree.args
      if (!read || second || only?.form !== 'string') return undefined
      return read(only.value) ?? undefined
    }
    default:
      return undefined
  }
}

function number(
  operator: Parameters<typeof arithmetic>[0],
  left: Value | undefined,
  right: Value | undefined,
): Value | undefined {
  if (left === undefined || right === undefined || !isNum(left) || !isNum(right)) return undefined
  return arithmetic(operator, left, right)
}
