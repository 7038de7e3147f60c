/**
 * The scalar form of a plan: single numbers, truths, texts and days, computed from facts by plain
 * operations. Functions are gone (inlined), contexts are gone (their fields were followed), and lists
 * are loops over rows of facts. It is what generated JavaScript, columns and SQL are written from.
 *
 * A number is a whole count of its smallest unit: 40.25 m² of scale 2 is 4025. Its bounds are inferred,
 * so that most operations need no check for overflow. A quotient is never divided: it is kept as two
 * whole numbers and compared by multiplying across.
 */

/** `low` and `high` bound the whole number that is stored, that is the value times 10^scale. */
export type NumberType = { kind: 'number'; scale: number; low: number; high: number }
/** `days` are whole days of a duration, `date` is the day counted from 1970-01-01. */
export type ScalarType =
  | NumberType
  | { kind: 'boolean' }
  | { kind: 'text' }
  | { kind: 'date' }
  | { kind: 'months' }
  | { kind: 'days' }
  | { kind: 'null' }

/** A list of facts that can be looped over: `members`, `household.homes`, a list in a row of another. */
export type ListSource = {
  /** Unique name: the path of fields from the facts down. */
  path: string
  parent: Row
  fields: readonly string[]
  /** Else its items are plain values, or lists. */
  ofContexts: boolean
}

/** Where a fact is read: the household's own facts, or the current row of one loop. */
export type Row = { loop: Loop | null }

/** One loop over a list. `depth` tells apart two loops over the same list, one inside the other. */
export type Loop = { id: string; list: ListSource; depth: number }

export type CompareOperator = '=' | '<' | '<=' | '>' | '>='
export type Rounding = 'floor' | 'ceiling' | 'up' | 'down' | 'half up' | 'half down' | 'half even'

export type ScalarForm =
  | { form: 'constant'; value: number | string | boolean | null }
  /** `values` are those that the item definition lists, numbers as they are stored; any other is no fact. */
  | {
      form: 'fact'
      row: Row
      fields: readonly string[]
      path: string
      values: readonly (string | number)[] | null
    }
  /** The list itself is missing (or is no list). Never null. */
  | { form: 'absent'; list: ListSource }
  /** Always null; the parts are the reasons. */
  | { form: 'nothing'; parts: readonly Scalar[] }
  /** A parameter or the day decided for: the same for every household. */
  | { form: 'given'; name: string }
  | { form: 'add' | 'subtract' | 'multiply'; left: Scalar; right: Scalar }
  | { form: 'least' | 'greatest'; left: Scalar; right: Scalar }
  | { form: 'absolute'; of: Scalar }
  /** `left / right` as a whole number; `right` is positive. */
  | { form: 'rounded'; rounding: Rounding; left: Scalar; right: Scalar }
  /** Null when either side is. */
  | { form: 'compare'; operator: CompareOperator; left: Scalar; right: Scalar }
  /** FEEL's `=`: never null; null is the same as null. */
  | { form: 'same'; left: Scalar; right: Scalar }
  | { form: 'and' | 'or'; parts: readonly Scalar[] }
  | { form: 'not'; of: Scalar }
  | { form: 'isNull' | 'isTrue'; of: Scalar }
  /** `condition` is never null. */
  | { form: 'if'; condition: Scalar; yes: Scalar; no: Scalar }
  /** Over the rows of the loop for which `where` holds. A total with a null body is never used; `least` of none is null. */
  | {
      form: 'aggregate'
      how: 'total' | 'count' | 'exists' | 'least' | 'greatest'
      loop: Loop
      where: Scalar | null
      body: Scalar
    }
  /** The index of the first row of a table all of whose tests are true; the number of rows when none is. */
  | { form: 'firstRow'; table: string; rows: readonly (readonly Scalar[])[] }
  /** One of the options, by index. */
  | { form: 'option'; index: Scalar; options: readonly Scalar[] }
  /** The same stored number read as another unit or scale. */
  | { form: 'retyped'; of: Scalar; as: ScalarType }
  | { form: 'plusMonths'; date: Scalar; months: Scalar }
  | { form: 'monthsBetween'; from: Scalar; to: Scalar }
  | { form: 'part'; of: Scalar; part: 'year' | 'month' | 'day' | 'weekday' }

/** Equal scalars are the same object, so that work is shared wherever it is the same. */
export type Scalar = ScalarForm & {
  id: number
  /** How many operations stand on top of each other in it. */
  depth: number
  type: ScalarType
  mayBeNull: boolean
  /** Loops whose current row it depends on. */
  free: ReadonlySet<Loop>
}

/** The part of a plan that has no scalar form, and why. Such a plan runs one household at a time. */
export class NotScalarError extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'NotScalarError'
  }
}
