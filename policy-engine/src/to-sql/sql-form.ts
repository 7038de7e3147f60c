/** One scalar → one Postgres expression, from the texts of its parts. */
import {
  NotScalarError,
  type NumberType,
  type Rounding,
  type Scalar,
  type ScalarType,
} from '../plan/scalar/scalar.ts'

/** Numbers are held in the smallest type that their bounds fit: four bytes, eight, or any size. */
export type SqlType = 'int4' | 'int8' | 'numeric' | 'boolean' | 'text' | 'date'

const INT4 = 2 ** 31 - 1
const INT8 = 2 ** 62
/** More than FEEL's numbers have: there it would round, and Postgres would not. */
const DIGITS = 1e34

export function sqlTypeOf(type: ScalarType): SqlType {
  switch (type.kind) {
    case 'number':
      return sqlNumberType(type)
    case 'months':
    case 'days':
      return 'int4'
    case 'date':
      return 'date'
    case 'boolean':
      return 'boolean'
    default:
      return 'text'
  }
}

export function sqlNumberType({ low, high }: Pick<NumberType, 'low' | 'high'>): SqlType {
  const most = Math.max(-low - 1, high)
  if (most > DIGITS) throw new NotScalarError('numbers of more than 34 digits')
  return most <= INT4 ? 'int4' : most <= INT8 ? 'int8' : 'numeric'
}

const SIZES: readonly SqlType[] = ['int4', 'int8', 'numeric']

/** The type in which an operation is exact: that of its result or of its largest part. */
function widest(of: readonly ScalarType[]): SqlType {
  const sizes = of.map((type) => SIZES.indexOf(sqlTypeOf(type)))
  return SIZES[Math.max(...sizes)] ?? 'numeric'
}

export type SqlWriter = {
  /** The text of a part. */
  text: (of: Scalar) => string
  /** A value that the statement is given when it runs: `$3::int8`. */
  parameter: (value: unknown, type: SqlType) => string
  fact: (of: Scalar & { form: 'fact' }) => string
  absent: (of: Scalar & { form: 'absent' }) => string
  given: (of: Scalar & { form: 'given' }) => string
}

const SIGNS = { add: '+', subtract: '-', multiply: '*' } as const

export function sqlForm(writer: SqlWriter, of: Scalar): string {
  const { text } = writer
  const own = sqlTypeOf(of.type)
  const as = (part: Scalar, type: SqlType) => cast(text(part), sqlTypeOf(part.type), type)
  /** Worked out in the widest type among them, so that neither a part nor the result overflows. */
  const sized = (
    { type }: Scalar,
    parts: readonly Scalar[],
    write: (...texts: string[]) => string,
  ): string => {
    if (type.kind !== 'number') return write(...parts.map(text))
    const size = widest([type, ...parts.map((part) => part.type)])
    return cast(write(...parts.map((part) => as(part, size))), size, sqlTypeOf(type))
  }
  switch (of.form) {
    case 'constant':
      return constant(writer, of)
    case 'nothing':
      return 'NULL'
    case 'given':
      return writer.given(of)
    case 'fact':
      return writer.fact(of)
    case 'absent':
      return writer.absent(of)
    case 'add':
    case 'subtract':
    case 'multiply':
      if (of.type.kind !== 'number') return `(${text(of.left)} ${SIGNS[of.form]} ${text(of.right)})`
      return sized(of, [of.left, of.right], (left, right) => `(${left} ${SIGNS[of.form]} ${right})`)
    // Postgres passes over nulls here; the standard does not.
    case 'least':
    case 'greatest': {
      const call = sized(of, [of.left, of.right], (left, right) => `${of.form}(${left}, ${right})`)
      const nulls = [of.left, of.right].filter((part) => part.mayBeNull)
      if (nulls.length === 0) return call
      return `CASE WHEN ${nulls.map((part) => `${text(part)} IS NULL`).join(' OR ')} THEN NULL ELSE ${call} END`
    }
    case 'absolute':
      return sized(of, [of.of], (part) => `abs(${part})`)
    case 'retyped':
      return text(of.of)
    case 'rounded':
      return rounded(of.rounding, of, as)
    case 'compare':
      return `(${text(of.left)} ${of.operator} ${text(of.right)})`
    case 'same': {
      const nulls = of.left.mayBeNull && of.right.mayBeNull
      if (nulls) return `(${text(of.left)} IS NOT DISTINCT FROM ${text(of.right)})`
      const equal = `(${text(of.left)} = ${text(of.right)})`
      return of.left.mayBeNull || of.right.mayBeNull ? `(${equal} IS TRUE)` : equal
    }
    case 'isNull':
      return of.of.type.kind === 'null' ? 'true' : `(${text(of.of)} IS NULL)`
    case 'isTrue':
      return `(${text(of.of)} IS TRUE)`
    case 'not':
      return `(NOT ${text(of.of)})`
    case 'and':
    case 'or':
      return `(${of.parts.map((part) => boolean(text(part))).join(of.form === 'and' ? ' AND ' : ' OR ')})`
    case 'if':
      return `CASE WHEN ${text(of.condition)} THEN ${typed(of.yes, own, as)} ELSE ${typed(of.no, own, as)} END`
    case 'option':
      return option(of, text(of.index), (part) => typed(part, own, as))
    case 'firstRow': {
      const arms = of.rows.flatMap((row, at) => {
        if (row.some((test) => test.form === 'constant' && test.value === false)) return []
        const tests = row.length === 0 ? 'true' : row.map((test) => text(test)).join(' AND ')
        return [`WHEN ${tests} THEN ${at}`]
      })
      // One row at least may fit: a table none of whose rows can is a constant.
      return `CASE ${arms.join(' ')} ELSE ${of.rows.length} END`
    }
    case 'plusMonths':
      return `(${text(of.date)} + make_interval(months => ${text(of.months)}))::date`
    case 'monthsBetween':
      return monthsBetween(text(of.from), text(of.to))
    case 'part':
      return datePart(of.part, text(of.of))
    case 'aggregate':
      throw new Error('an aggregate is written with its list')
  }
}

/** How often the text of a scalar names each of its parts. */
export function timesNamed(of: Scalar): number {
  if (of.form === 'rounded') return 6
  if (of.form === 'monthsBetween') return 8
  if (of.form === 'part' && of.part === 'year') return 2
  return (of.form === 'least' || of.form === 'greatest') && of.mayBeNull ? 2 : 1
}

/** The commonest option needs no arm of its own. */
function option(
  of: Scalar & { form: 'option' },
  index: string,
  written: (part: Scalar) => string,
): string {
  const counts = new Map<Scalar, number>()
  for (const one of of.options) counts.set(one, (counts.get(one) ?? 0) + 1)
  const [common] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null]
  const arms = of.options.flatMap((one, at) =>
    one === common ? [] : [`WHEN ${at} THEN ${written(one)}`],
  )
  const otherwise = common ? written(common) : 'NULL'
  return arms.length === 0 ? otherwise : `CASE ${index} ${arms.join(' ')} ELSE ${otherwise} END`
}

/** A bare NULL among truths needs its type said. */
function boolean(text: string): string {
  return text === 'NULL' ? 'NULL::boolean' : text
}

function typed(part: Scalar, own: SqlType, as: (part: Scalar, type: SqlType) => string): string {
  return part.type.kind === 'null' ? `NULL::${own}` : as(part, own)
}

export function cast(text: string, from: SqlType, to: SqlType): string {
  return from === to || text === 'NULL' ? text : `${text}::${to}`
}

function constant(writer: SqlWriter, of: Scalar & { form: 'constant' }): string {
  const { value, type } = of
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writer.parameter(value, 'text')
  if (type.kind === 'date') return `(date '1970-01-01' + ${value})`
  return value < 0 ? `(${value})` : String(value)
}

/** Whole division cuts towards zero, which each way of rounding corrects. The divisor is positive. */
function rounded(
  rounding: Rounding,
  of: Scalar & { form: 'rounded' },
  as: (part: Scalar, type: SqlType) => string,
): string {
  const kind = roundingType(of)
  const [a, b] = [as(of.left, kind), as(of.right, kind)]
  const whole = (left: string, right: string) =>
    kind === 'numeric' ? `div(${left}, ${right})` : `(${left} / ${right})`
  const rest = `(${a} % ${b})`
  const cut = whole(a, b)
  const size = `(2 * abs(${a}) ${rounding === 'half down' ? '-' : '+'} ${b})`
  const halves = (numerator: string) => `(sign(${a})::${kind} * ${whole(numerator, `(2 * ${b})`)})`
  const text = (() => {
    switch (rounding) {
      case 'down':
        return cut
      case 'floor':
        return `(${cut} - CASE WHEN ${rest} < 0 THEN 1 ELSE 0 END)`
      case 'ceiling':
        return `(${cut} + CASE WHEN ${rest} > 0 THEN 1 ELSE 0 END)`
      case 'up':
        return `(${cut} + sign(${rest})::${kind})`
      case 'half up':
        return halves(size)
      case 'half down':
        return halves(`(${size} + 2 * ${b} - 1)`)
      case 'half even':
        return `(${cut} + CASE WHEN 2 * abs(${rest}) > ${b} OR (2 * abs(${rest}) = ${b} AND ${cut} % 2 <> 0) THEN sign(${a})::${kind} ELSE 0 END)`
    }
  })()
  return cast(text, kind, sqlTypeOf(of.type))
}

function roundingType(of: Scalar & { form: 'rounded' }): SqlType {
  const [left, right] = [of.left.type, of.right.type]
  if (left.kind !== 'number' || right.kind !== 'number') return 'numeric'
  const high = 2 * Math.max(-left.low, left.high) + 2 * Math.max(-right.low, right.high)
  return sqlNumberType({ low: -high, high })
}

/** In Postgres the year before 1 is -1, in FEEL it is 0. */
function datePart(name: 'year' | 'month' | 'day' | 'weekday', day: string): string {
  const text = `extract(${name === 'weekday' ? 'isodow' : name} from ${day})::int4`
  if (name !== 'year') return text
  return `(${text} + CASE WHEN ${day} < date '0001-01-01' THEN 1 ELSE 0 END)`
}

/** Whole months from one day to another, towards zero. */
function monthsBetween(from: string, to: string): string {
  const part = datePart
  const months = `((${part('year', to)} - ${part('year', from)}) * 12 + ${part('month', to)} - ${part('month', from)})`
  const [early, late] = [
    `${part('day', to)} < ${part('day', from)}`,
    `${part('day', to)} > ${part('day', from)}`,
  ]
  return `(${months} - CASE WHEN ${months} > 0 AND ${early} THEN 1 WHEN ${months} < 0 AND ${late} THEN -1 ELSE 0 END)`
}
