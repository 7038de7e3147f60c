/** Classes of values that the cells of one column do not tell apart. */
import type { Scalar } from '../plan/scalar/scalar.ts'

export type Known = number | string | boolean | null
export type Place = (value: unknown) => number
/** One sample of each class, and the class in which a value belongs. */
export type Classes = { samples: Known[]; place: Place }

/** How texts are told, where they are not texts but numbers. */
export type TextCodes = { none: number; code: (text: string) => number }

/** The one value that a test asks about; null when it asks about none or several. */
export function onlySubject(test: Scalar): Scalar | null {
  switch (test.form) {
    case 'and':
    case 'or': {
      const [first, ...others] = test.parts.map(onlySubject)
      return first && others.every((one) => one === first) ? first : null
    }
    case 'compare':
    case 'same':
      if (test.right.form === 'constant') return test.left
      return test.left.form === 'constant' ? test.right : null
    case 'isTrue':
    case 'not':
      return onlySubject(test.of) ?? (test.of.type.kind === 'boolean' ? test.of : null)
    case 'isNull':
      return test.of
    default:
      return test.type.kind === 'boolean' ? test : null
  }
}

/** Classes of values that no test tells apart, one sample of each, and where a value belongs. */
export function classesOf(subject: Scalar, tests: ReadonlySet<Scalar>, codes?: TextCodes): Classes {
  const constants = new Set<number | string | boolean>()
  for (const test of tests) collect(test, constants)
  if (subject.type.kind === 'boolean') {
    return {
      samples: [true, false, null],
      place: (value) => (value === true ? 0 : value === false ? 1 : 2),
    }
  }
  if (subject.type.kind === 'text') {
    const texts = [...constants].filter((one) => typeof one === 'string')
    const places = new Map<unknown, number>(
      texts.map((text, at) => [codes ? codes.code(text) : text, at]),
    )
    const [other, none] = [texts.length, texts.length + 1]
    const noText = codes ? codes.none : null
    // No written text is empty of all its characters and one more: a text unlike every constant.
    const unlike = `${texts.join('')} `
    return {
      samples: [...texts, unlike, null],
      place: (value) => (value === noText ? none : (places.get(value) ?? other)),
    }
  }
  const borders = Float64Array.from(
    [...constants].filter((one) => typeof one === 'number').sort((a, b) => a - b),
  )
  const samples: Known[] = []
  for (const [at, border] of borders.entries()) {
    const before = borders[at - 1]
    samples.push(before === undefined ? border - 1 : (before + border) / 2, border)
  }
  samples.push((borders.at(-1) ?? 0) + 1, null)
  return { samples, place: (value) => placeAmong(borders, value as number) }
}

/** 2i for below border i, 2i + 1 for on it, then above the last, then null. */
function placeAmong(borders: Float64Array, value: number): number {
  if (Number.isNaN(value)) return 2 * borders.length + 1
  let low = 0
  let high = borders.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((borders[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low < borders.length && borders[low] === value ? 2 * low + 1 : 2 * low
}

function collect(test: Scalar, constants: Set<number | string | boolean>): void {
  if (test.form === 'constant' && test.value !== null) constants.add(test.value)
  if (test.form === 'and' || test.form === 'or')
    for (const part of test.parts) collect(part, constants)
  if (test.form === 'compare' || test.form === 'same') {
    collect(test.left, constants)
    collect(test.right, constants)
  }
  if (test.form === 'isTrue' || test.form === 'not') collect(test.of, constants)
}

/** Whether a test holds for one value of its subject: three-valued. */
export function holds(test: Scalar, value: Known): boolean | null {
  switch (test.form) {
    case 'and':
    case 'or': {
      const parts = test.parts.map((part) => holds(part, value))
      const decided = test.form === 'or'
      if (parts.includes(decided)) return decided
      return parts.includes(null) ? null : !decided
    }
    case 'isTrue':
      return holds(test.of, value) === true
    case 'not': {
      const inner = holds(test.of, value)
      return inner === null ? null : !inner
    }
    case 'isNull':
      return value === null
    case 'compare':
    case 'same': {
      const swapped = test.left.form === 'constant'
      const constant = swapped ? test.left : test.right
      const other = constant.form === 'constant' ? constant.value : null
      if (test.form === 'same') return value === other
      if (value === null || other === null) return null
      return swapped ? ordered(test.operator, other, value) : ordered(test.operator, value, other)
    }
    default:
      return value === null ? null : value === true
  }
}

function ordered(operator: string, left: Known, right: Known): boolean {
  const [a, b] = [left as number, right as number]
  if (operator === '=') return a === b
  if (operator === '<') return a < b
  if (operator === '<=') return a <= b
  return operator === '>' ? a > b : a >= b
}
