/** Makes scalars: equal ones are one object, constants are folded, bounds and nulls are inferred. */
import { calendarFromDays, monthsBetween, plusMonths } from '../../feel/calendar.ts'
import { roundedQuotient } from './rounded-quotient.ts'
import {
  type CompareOperator,
  type ListSource,
  type Loop,
  NotScalarError,
  type NumberType,
  type Rounding,
  type Scalar,
  type ScalarForm,
  type ScalarType,
} from './scalar.ts'
import { LIST_BOUND } from './units.ts'

export type Scalars = ReturnType<typeof scalars>

const BOOLEAN: ScalarType = { kind: 'boolean' }
const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const
const NO_LOOPS: ReadonlySet<Loop> = new Set()

export function whole(low: number, high: number, scale = 0): NumberType {
  return { kind: 'number', scale, low, high }
}

export function isConstant(scalar: Scalar): scalar is Scalar & { form: 'constant' } {
  return scalar.form === 'constant'
}

function numberType(scalar: Scalar): NumberType {
  if (scalar.type.kind !== 'number') throw new NotScalarError(`${scalar.type.kind} is not a number`)
  return scalar.type
}

/** Null whatever the facts are: a written null, or a parameter without a value. */
export function isNothing(scalar: Scalar): boolean {
  return scalar.type.kind === 'null'
}

/** A truth, known or not; anything else counts as null where a truth is asked for. */
export function isTruth(scalar: Scalar): boolean {
  return scalar.type.kind === 'boolean' || isNothing(scalar)
}

/** A number's value when it is constant and not null. */
export function constantNumber(scalar: Scalar): number | null {
  return scalar.form === 'constant' && typeof scalar.value === 'number' ? scalar.value : null
}

export function scalars() {
  const known = new Map<string, Scalar>()
  const loops = new Map<string, Loop>()

  const make = (
    form: ScalarForm,
    type: ScalarType,
    mayBeNull: boolean,
    parts: readonly Scalar[],
    more: readonly Loop[] = [],
    without: readonly Loop[] = [],
  ): Scalar => {
    const key = form.form === 'constant' ? constantKey(form.value, type) : keyOf(form)
    const found = known.get(key)
    if (found) return found
    const free = new Set(more)
    for (const part of parts) for (const loop of part.free) free.add(loop)
    for (const loop of without) free.delete(loop)
    const made: Scalar = {
      ...form,
      id: known.size,
      type,
      mayBeNull,
      free: free.size === 0 ? NO_LOOPS : free,
    }
    known.set(key, made)
    return made
  }

  const truth = (value: boolean) => make({ form: 'constant', value }, BOOLEAN, false, [])
  const NULL = make({ form: 'constant', value: null }, { kind: 'null' }, true, [])
  const YES = truth(true)
  const NO = truth(false)

  const constant = (value: number | string | boolean | null, type?: ScalarType): Scalar => {
    if (value === null) return NULL
    if (typeof value === 'boolean') return value ? YES : NO
    if (typeof value === 'string')
      return make({ form: 'constant', value }, { kind: 'text' }, false, [])
    const of = type ?? whole(value, value)
    const own = of.kind === 'number' ? whole(value, value, of.scale) : of
    return make({ form: 'constant', value }, own, false, [])
  }

  /** Always null, for the reasons of its parts. */
  const nothing = (...parts: readonly Scalar[]): Scalar => {
    const kept = [...new Set(parts)].filter((one) => one.mayBeNull && one !== NULL)
    const [only] = kept
    if (!only) return NULL
    if (kept.length === 1 && isNothing(only)) return only
    return make({ form: 'nothing', parts: kept }, { kind: 'null' }, true, kept)
  }

  const isNull = (of: Scalar): Scalar => {
    if (!of.mayBeNull) return NO
    if (of === NULL) return YES
    // A strict operation is null exactly when a part is: asking the parts shares more, and folds.
    if (of.form === 'add' || of.form === 'subtract' || of.form === 'multiply')
      return or([isNull(of.left), isNull(of.right)])
    if (of.form === 'compare') return or([isNull(of.left), isNull(of.right)])
    if (of.form === 'least' || of.form === 'greatest')
      return or([isNull(of.left), isNull(of.right)])
    if (of.form === 'rounded') return or([isNull(of.left), isNull(of.right)])
    if (of.form === 'not') return isNull(of.of)
    if (of.form === 'and' || of.form === 'or') return and([not(isTrue(of)), not(isTrue(not(of)))])
    if (of.form === 'option') {
      const nulls = of.options.map(isNull)
      if (nulls.every(isConstant)) return option(of.index, nulls)
    }
    if (of.form === 'if') {
      const [yes, no] = [isNull(of.yes), isNull(of.no)]
      if (isConstant(yes) || isConstant(no)) {
        return or([and([of.condition, yes]), and([not(of.condition), no])])
      }
    }
    return make({ form: 'isNull', of }, BOOLEAN, false, [of])
  }

  const isTrue = (of: Scalar): Scalar => {
    if (isNothing(of)) return NO
    if (!of.mayBeNull) return of
    if (of.form === 'and') return and(of.parts.map(isTrue))
    if (of.form === 'or') return or(of.parts.map(isTrue))
    if (of.form === 'if') return choose(of.condition, isTrue(of.yes), isTrue(of.no))
    return make({ form: 'isTrue', of }, BOOLEAN, false, [of])
  }

  const not = (of: Scalar): Scalar => {
    if (isNothing(of)) return of
    if (of.form === 'constant') return truth(of.value === false)
    if (of.form === 'not') return of.of
    if (of.form === 'and') return or(of.parts.map(not))
    if (of.form === 'or') return and(of.parts.map(not))
    if (of.form === 'compare' && of.operator !== '=') {
      return compare(OPPOSITE[of.operator], of.left, of.right)
    }
    return make({ form: 'not', of }, BOOLEAN, of.mayBeNull, [of])
  }

  const joined = (form: 'and' | 'or', given: readonly Scalar[]): Scalar => {
    const decided = form === 'or'
    const parts: Scalar[] = []
    for (const one of given.flatMap((part) => (part.form === form ? part.parts : [part]))) {
      if (one.form === 'constant' && one.value === decided) return truth(decided)
      if (one.form === 'constant' && one.value === !decided) continue
      if (!parts.includes(one)) parts.push(one)
    }
    const [only] = parts
    if (!only) return truth(!decided)
    if (parts.length === 1) return only
    const opposite = parts.some(
      (one) => one.form === 'not' && !one.mayBeNull && parts.includes(one.of),
    )
    if (opposite) return truth(decided)
    return make(
      { form, parts },
      BOOLEAN,
      parts.some((one) => one.mayBeNull),
      parts,
    )
  }
  const and = (parts: readonly Scalar[]) => joined('and', parts)
  const or = (parts: readonly Scalar[]) => joined('or', parts)

  const choose = (given: Scalar, yes: Scalar, no: Scalar): Scalar => {
    const condition = isTrue(given)
    if (condition.form === 'constant') return condition.value === true ? yes : no
    if (yes === no) return yes
    if (condition.form === 'not') return choose(condition.of, no, yes)
    if (no.form === 'if' && no.condition === condition) return choose(condition, yes, no.no)
    if (yes.form === 'if' && yes.condition === condition) return choose(condition, yes.yes, no)
    if (
      yes.type.kind === 'boolean' &&
      no.type.kind === 'boolean' &&
      !yes.mayBeNull &&
      !no.mayBeNull
    ) {
      if (isConstant(yes)) return yes.value ? or([condition, no]) : and([not(condition), no])
      if (isConstant(no)) return no.value ? or([not(condition), yes]) : and([condition, yes])
    }
    const type = commonType(yes.type, no.type)
    return make({ form: 'if', condition, yes, no }, type, yes.mayBeNull || no.mayBeNull, [
      condition,
      yes,
      no,
    ])
  }

  /** The same value with more decimal places. */
  const scaled = (of: Scalar, scale: number): Scalar => {
    if (isNothing(of)) return of
    const type = numberType(of)
    if (type.scale === scale) return of
    const factor = 10 ** (scale - type.scale)
    if (of.form === 'constant') return constant((of.value as number) * factor, whole(0, 0, scale))
    if (of.form === 'if') return choose(of.condition, scaled(of.yes, scale), scaled(of.no, scale))
    return make(
      { form: 'multiply', left: of, right: constant(factor) },
      whole(type.low * factor, type.high * factor, scale),
      of.mayBeNull,
      [of],
    )
  }

  const aligned = (left: Scalar, right: Scalar): [Scalar, Scalar, number] => {
    const scale = Math.max(
      left.type.kind === 'number' ? left.type.scale : 0,
      right.type.kind === 'number' ? right.type.scale : 0,
    )
    const lift = (of: Scalar) => (of.type.kind === 'number' ? scaled(of, scale) : of)
    return [lift(left), lift(right), scale]
  }

  /** Whole-number arithmetic on values of one scale (`+`, `-`) or of any (`*`). */
  const arithmetic = (form: 'add' | 'subtract' | 'multiply', a: Scalar, b: Scalar): Scalar => {
    if (isNothing(a) || isNothing(b)) return nothing(a, b)
    const [left, right, scale] = form === 'multiply' ? [a, b, 0] : aligned(a, b)
    const [x, y] = [constantNumber(left), constantNumber(right)]
    const type = arithmeticType(form, left, right, scale)
    if (x !== null && y !== null) {
      const value = form === 'add' ? x + y : form === 'subtract' ? x - y : x * y
      if (Number.isSafeInteger(value)) return constant(value + 0, type)
    }
    if (form !== 'multiply' && y === 0 && left.type.kind === type.kind) return left
    if (form === 'add' && x === 0 && right.type.kind === type.kind) return right
    if (form === 'multiply') {
      if (x === 1 && isPlainCount(left)) return right
      if (y === 1 && isPlainCount(right)) return left
    }
    return make({ form, left, right }, type, left.mayBeNull || right.mayBeNull, [left, right])
  }

  const extreme = (form: 'least' | 'greatest', a: Scalar, b: Scalar): Scalar => {
    if (isNothing(a) || isNothing(b)) return nothing(a, b)
    const [left, right, scale] = aligned(a, b)
    const [x, y] = [constantNumber(left), constantNumber(right)]
    const pick = form === 'least' ? Math.min : Math.max
    if (left.type.kind !== right.type.kind)
      throw new NotScalarError('min and max of different kinds')
    const type =
      left.type.kind === 'number' && right.type.kind === 'number'
        ? whole(pick(left.type.low, right.type.low), pick(left.type.high, right.type.high), scale)
        : left.type
    if (x !== null && y !== null) return constant(pick(x, y), type)
    return make({ form, left, right }, type, left.mayBeNull || right.mayBeNull, [left, right])
  }

  const absolute = (of: Scalar): Scalar => {
    if (isNothing(of)) return of
    const { low, high, scale } = numberType(of)
    if (low >= 0) return of
    const value = constantNumber(of)
    const top = Math.max(-low, high)
    if (value !== null) return constant(Math.abs(value), whole(0, 0, scale))
    return make({ form: 'absolute', of }, whole(0, top, scale), of.mayBeNull, [of])
  }

  /** `left / right` rounded to a whole number of 10^-scale; `right` must be positive. */
  const rounded = (rounding: Rounding, left: Scalar, right: Scalar, scale: number): Scalar => {
    if (isNothing(left) || isNothing(right)) return nothing(left, right)
    const [x, y] = [constantNumber(left), constantNumber(right)]
    if (y === 1) return left
    const { low, high } = numberType(left)
    const least = Math.max(1, numberType(right).low)
    const bound = (end: number) => (end < 0 ? Math.floor(end / least) : Math.ceil(end / least))
    const type = whole(Math.min(0, bound(low)), Math.max(0, bound(high)), scale)
    if (x !== null && y !== null) return constant(roundedQuotient(rounding, x, y), type)
    return make(
      { form: 'rounded', rounding, left, right },
      type,
      left.mayBeNull || right.mayBeNull,
      [left, right],
    )
  }

  const compare = (operator: CompareOperator, a: Scalar, b: Scalar): Scalar => {
    if (isNothing(a) || isNothing(b)) return nothing(a, b)
    const [left, right] = aligned(a, b)
    if (left.type.kind !== right.type.kind) throw new NotScalarError('comparing different kinds')
    const [x, y] = [constantNumber(left), constantNumber(right)]
    if (x !== null && y !== null) return truth(holds(operator, x, y))
    const never = decidedByBounds(operator, left, right)
    if (never !== null && !left.mayBeNull && !right.mayBeNull) return truth(never)
    return make(
      { form: 'compare', operator, left, right },
      BOOLEAN,
      left.mayBeNull || right.mayBeNull,
      [left, right],
    )
  }

  const same = (a: Scalar, b: Scalar): Scalar => {
    if (a === b) return YES
    if (isNothing(a)) return and([isNull(a), isNull(b)])
    if (isNothing(b)) return and([isNull(a), isNull(b)])
    const [left, right] = aligned(a, b)
    if (left.type.kind !== right.type.kind) throw new NotScalarError('equality of different kinds')
    if (isConstant(left) && isConstant(right)) return truth(left.value === right.value)
    if (left.type.kind === 'boolean') {
      if (isConstant(right)) return isTrue(right.value ? left : not(left))
      if (isConstant(left)) return isTrue(left.value ? right : not(right))
    }
    return make({ form: 'same', left, right }, BOOLEAN, false, [left, right])
  }

  const aggregate = (
    how: (ScalarForm & { form: 'aggregate' })['how'],
    loops: readonly Loop[],
    given: Scalar | null,
    body: Scalar,
  ): Scalar => {
    const [loop, ...inner] = loops
    if (!loop) throw new NotScalarError('an aggregate without a loop')
    if (inner.length > 0) {
      const each = aggregate(how, inner, given, body)
      return aggregate(how === 'count' ? 'total' : how, [loop], null, each)
    }
    const where = given === YES ? null : given
    if (where === NO || (how === 'exists' && body === NO)) {
      return how === 'exists' ? NO : how === 'least' || how === 'greatest' ? NULL : constant(0)
    }
    const parts = where ? [where, body] : [body]
    const type: ScalarType =
      how === 'exists'
        ? BOOLEAN
        : how === 'count'
          ? whole(0, LIST_BOUND)
          : how === 'total'
            ? totalType(numberType(body))
            : body.type
    const mayBeNull = how === 'least' || how === 'greatest'
    // A fact of an outer row inside the loop depends on that outer row, never on the loop itself.
    const outer = loop.list.parent.loop ? [loop.list.parent.loop] : []
    return make({ form: 'aggregate', how, loop, where, body }, type, mayBeNull, parts, outer, [
      loop,
    ])
  }

  const firstRow = (table: string, rows: readonly (readonly Scalar[])[]): Scalar =>
    make(
      { form: 'firstRow', table, rows: rows.map((tests) => tests.filter((test) => test !== YES)) },
      whole(0, rows.length),
      false,
      rows.flat(),
    )

  const option = (index: Scalar, options: readonly Scalar[]): Scalar => {
    const [first] = options
    if (!first) return NULL
    if (options.every((one) => one === first)) return first
    const scale = Math.max(
      ...options.map((one) => (one.type.kind === 'number' ? one.type.scale : 0)),
    )
    const lifted = options.map((one) => (one.type.kind === 'number' ? scaled(one, scale) : one))
    const type = lifted.map((one) => one.type).reduce(commonType)
    return make(
      { form: 'option', index, options: lifted },
      type,
      lifted.some((one) => one.mayBeNull),
      [index, ...lifted],
    )
  }

  const laterBy = (date: Scalar, months: Scalar): Scalar => {
    if (isNothing(date) || isNothing(months)) return nothing(date, months)
    const [x, y] = [constantNumber(date), constantNumber(months)]
    if (x !== null && y !== null) {
      const value = plusMonths(x, y)
      return value === null ? NULL : constant(value, { kind: 'date' })
    }
    return make(
      { form: 'plusMonths', date, months },
      { kind: 'date' },
      date.mayBeNull || months.mayBeNull,
      [date, months],
    )
  }

  const monthsFrom = (from: Scalar, to: Scalar): Scalar => {
    if (isNothing(from) || isNothing(to)) return nothing(from, to)
    const [x, y] = [constantNumber(from), constantNumber(to)]
    if (x !== null && y !== null) return constant(monthsBetween(x, y), { kind: 'months' })
    return make(
      { form: 'monthsBetween', from, to },
      { kind: 'months' },
      from.mayBeNull || to.mayBeNull,
      [from, to],
    )
  }

  const part = (of: Scalar, name: 'year' | 'month' | 'day' | 'weekday'): Scalar => {
    if (isNothing(of)) return of
    const value = constantNumber(of)
    if (value !== null && name !== 'weekday') return constant(calendarFromDays(value)[name])
    const type = name === 'year' ? whole(-9999, 9999) : whole(1, 31)
    return make({ form: 'part', of, part: name }, type, of.mayBeNull, [of])
  }

  /** A fact, a list's absence or a given value: what is read, not computed. */
  const read = (
    form: ScalarForm & { form: 'fact' | 'absent' | 'given' },
    type: ScalarType,
    mayBeNull: boolean,
  ): Scalar => {
    const row = form.form === 'fact' ? form.row : form.form === 'absent' ? form.list.parent : null
    return make(form, type, mayBeNull, [], row?.loop ? [row.loop] : [])
  }

  /** The loop over a list that is not yet among those open: one object for one list and depth. */
  const loopOver = (list: ListSource, open: readonly Loop[]): Loop => {
    const depth = open.filter((loop) => loop.list.path === list.path).length
    const id = `${list.parent.loop?.id ?? ''} ${list.path} ${depth}`
    const found = loops.get(id)
    if (found) return found
    const loop: Loop = { id, list, depth }
    loops.set(id, loop)
    return loop
  }

  /** The same number under another name of its kind: months as a count, a count as months. */
  const retyped = (given: Scalar, as: ScalarType): Scalar => {
    const of = given.form === 'retyped' ? given.of : given
    if (isNothing(of)) return of
    if (of.form === 'constant') return constant(of.value, as)
    return make({ form: 'retyped', of, as }, as, of.mayBeNull, [of])
  }

  return {
    NULL,
    nothing,
    YES,
    NO,
    constant,
    truth,
    isNull,
    isTrue,
    not,
    and,
    or,
    choose,
    scaled,
    arithmetic,
    extreme,
    absolute,
    rounded,
    compare,
    same,
    aggregate,
    firstRow,
    option,
    plusMonths: laterBy,
    monthsBetween: monthsFrom,
    part,
    read,
    loopOver,
    retyped,
    count: () => known.size,
  }
}

function isPlainCount(of: Scalar): boolean {
  return of.type.kind === 'number' && of.type.scale === 0
}

function holds(operator: CompareOperator, x: number, y: number): boolean {
  switch (operator) {
    case '=':
      return x === y
    case '<':
      return x < y
    case '<=':
      return x <= y
    case '>':
      return x > y
    case '>=':
      return x >= y
  }
}

/** What the bounds alone say of a comparison; null when they leave it open. */
function decidedByBounds(operator: CompareOperator, left: Scalar, right: Scalar): boolean | null {
  if (left.type.kind !== 'number' || right.type.kind !== 'number') return null
  const [a, b] = [left.type, right.type]
  if (operator === '>=' || operator === '>') {
    return decidedByBounds(operator === '>=' ? '<=' : '<', right, left)
  }
  if (operator === '<') return a.high < b.low ? true : a.low >= b.high ? false : null
  if (operator === '<=') return a.high <= b.low ? true : a.low > b.high ? false : null
  return a.high < b.low || a.low > b.high ? false : null
}

function totalType(body: NumberType): NumberType {
  return whole(Math.min(0, body.low * LIST_BOUND), Math.max(0, body.high * LIST_BOUND), body.scale)
}

function arithmeticType(
  form: 'add' | 'subtract' | 'multiply',
  left: Scalar,
  right: Scalar,
  scale: number,
): ScalarType {
  const [a, b] = [left.type, right.type]
  if (a.kind === 'number' && b.kind === 'number') {
    if (form === 'add') return whole(a.low + b.low, a.high + b.high, scale)
    if (form === 'subtract') return whole(a.low - b.high, a.high - b.low, scale)
    const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
    return whole(Math.min(...ends), Math.max(...ends), a.scale + b.scale)
  }
  const kinds = `${a.kind} ${form} ${b.kind}`
  if (kinds === 'date subtract date') return { kind: 'days' }
  if (kinds === 'date add days' || kinds === 'date subtract days') return { kind: 'date' }
  if (kinds === 'days add date') return { kind: 'date' }
  if (a.kind === b.kind && (a.kind === 'months' || a.kind === 'days') && form !== 'multiply')
    return a
  if (
    form === 'multiply' &&
    (a.kind === 'months' || a.kind === 'days') &&
    b.kind === 'number' &&
    b.scale === 0
  )
    return a
  if (
    form === 'multiply' &&
    (b.kind === 'months' || b.kind === 'days') &&
    a.kind === 'number' &&
    a.scale === 0
  )
    return b
  throw new NotScalarError(kinds)
}

export function commonType(left: ScalarType, right: ScalarType): ScalarType {
  if (left.kind === 'null') return right
  if (right.kind === 'null') return left
  if (left.kind === 'number' && right.kind === 'number') {
    if (left.scale !== right.scale) throw new NotScalarError('numbers of different scale meet')
    return whole(Math.min(left.low, right.low), Math.max(left.high, right.high), left.scale)
  }
  if (left.kind !== right.kind) throw new NotScalarError(`${left.kind} or ${right.kind}`)
  return left
}

function constantKey(value: unknown, type: ScalarType): string {
  return `${type.kind}${type.kind === 'number' ? type.scale : ''} ${String(value)}`
}

/** What makes two scalars the same one. */
function keyOf(form: ScalarForm): string {
  return JSON.stringify(form, (name, value) => {
    if (name === '') return value
    if (value !== null && typeof value === 'object' && 'id' in value) return `#${value.id}`
    return value
  })
}
