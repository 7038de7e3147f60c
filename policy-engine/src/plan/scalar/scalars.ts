/** Makes scalars: equal ones are one object, constants are folded, bounds and nulls are inferred. */
import { type Interning, interning } from './interning.ts'
import { makeDays } from './make-days.ts'
import { makeNumbers } from './make-numbers.ts'
import { makeRows } from './make-rows.ts'
import { makeTruths } from './make-truths.ts'
import type {
  CompareOperator,
  ListSource,
  Loop,
  Rounding,
  Scalar,
  ScalarForm,
  ScalarType,
} from './scalar.ts'
import { BOOLEAN, isNothing, whole } from './scalar-types.ts'
import { LIST_BOUND } from './units.ts'

type Aggregate = ScalarForm & { form: 'aggregate' }
type Read = ScalarForm & { form: 'fact' | 'absent' | 'given' }

/** Each gives a scalar; those of whole numbers align scales first. Kinds that do not fit throw NotScalarError. */
export type Scalars = {
  /** Charges for work besides making scalars. */
  spend: Interning['spend']
  /** The same for work inside work. */
  deeper: Interning['deeper']
  NULL: Scalar
  YES: Scalar
  NO: Scalar
  truth: (value: boolean) => Scalar
  /** A number takes its scale from `type`; without one it is a count. */
  constant: (value: number | string | boolean | null, type?: ScalarType) => Scalar
  /** Always null, for the reasons of its parts. */
  nothing: (...parts: readonly Scalar[]) => Scalar

  isNull: (of: Scalar) => Scalar
  isTrue: (of: Scalar) => Scalar
  not: (of: Scalar) => Scalar
  and: (parts: readonly Scalar[]) => Scalar
  or: (parts: readonly Scalar[]) => Scalar
  /** `yes` where the condition is true, `no` where it is false or null. */
  choose: (condition: Scalar, yes: Scalar, no: Scalar) => Scalar
  /** Null when a side is. */
  compare: (operator: CompareOperator, left: Scalar, right: Scalar) => Scalar
  /** Never null; null is the same as null. */
  same: (left: Scalar, right: Scalar) => Scalar

  /** The same number with more decimal places. */
  scaled: (of: Scalar, scale: number) => Scalar
  /** Both as whole numbers of one scale. */
  aligned: (left: Scalar, right: Scalar) => [Scalar, Scalar, number]
  arithmetic: (form: 'add' | 'subtract' | 'multiply', left: Scalar, right: Scalar) => Scalar
  extreme: (form: 'least' | 'greatest', left: Scalar, right: Scalar) => Scalar
  absolute: (of: Scalar) => Scalar
  /** `left / right` rounded to a whole number of 10^-scale; `right` must be positive. */
  rounded: (rounding: Rounding, left: Scalar, right: Scalar, scale: number) => Scalar
  /** The same stored number read as another unit or scale. */
  retyped: (of: Scalar, as: ScalarType) => Scalar

  plusMonths: (date: Scalar, months: Scalar) => Scalar
  monthsBetween: (from: Scalar, to: Scalar) => Scalar
  part: (of: Scalar, name: 'year' | 'month' | 'day' | 'weekday') => Scalar

  /** A fact, a list's absence or a given value: what is read, not computed. */
  read: (form: Read, type: ScalarType, mayBeNull: boolean) => Scalar
  /** The loop over a list that is not yet among those open: one object for one list and depth. */
  loopOver: (list: ListSource, open: readonly Loop[]) => Loop
  aggregate: (
    how: Aggregate['how'],
    loops: readonly Loop[],
    where: Scalar | null,
    body: Scalar,
  ) => Scalar
  firstRow: (table: string, rows: readonly (readonly Scalar[])[]) => Scalar
  /** One of the options, by index. */
  option: (index: Scalar, options: readonly Scalar[]) => Scalar
}

/** `rowsOfList`: no list of facts has more rows than that. */
export function scalars({
  keepsReasons = false,
  rowsOfList = LIST_BOUND,
}: {
  keepsReasons?: boolean
  rowsOfList?: number | undefined
} = {}): Scalars {
  const known = interning()
  // The parts call each other, so each is given all of them before all of them are there.
  const { make, spend, deeper } = known
  const all = { ...makeConstants(make), spend, deeper } as Scalars
  return Object.assign(
    all,
    makeTruths(known, all, keepsReasons),
    makeNumbers(known, all),
    makeDays(known, all),
    makeRows(known, all, rowsOfList),
  )
}

function makeConstants(make: Interning['make']) {
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

  return { NULL, YES, NO, truth, constant, nothing }
}
