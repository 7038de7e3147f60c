/** Unary tests: `"A","B"`, `[1..5]`, `< x`, `not(null)`, `? > y` (OMG DMN 1.5 clause 7.3.3). */
import type { Feel } from '../../feel/tree.ts'
import { listContains } from './lists.ts'
import { compared, nullness } from './numbers.ts'
import type { Scalar } from './scalar.ts'
import { NotScalarError } from './scalar.ts'
import { isTruth } from './scalar-types.ts'
import type { Scalars } from './scalars.ts'
import { type Open, scalarOf, type Term } from './term.ts'

/** Whether the subject passes one test; null where the standard says null. */
export function passes(
  make: Scalars,
  subject: Term,
  test: Feel,
  of: (part: Feel) => Term,
  open: Open,
): Scalar {
  if (test.form === 'test') return compared(make, test.operator, subject, of(test.right))
  if (asksSubject(test)) {
    const value = scalarOf(of(test))
    return isTruth(value) ? value : make.NULL
  }
  const value = of(test)
  if (value.is === 'range') return inRange(make, subject, value)
  if (value.is === 'list') {
    const { absent } = value.at(open)
    // A list that is missing is null, which only null is equal to.
    const isNull = nullness(make, subject, open)
    return make.choose(absent, isNull, listContains(make, value, subject, open))
  }
  return compared(make, '=', subject, value)
}

function inRange(make: Scalars, subject: Term, range: Term & { is: 'range' }): Scalar {
  const { low, high, lowClosed, highClosed } = range
  return make.and([
    low ? compared(make, lowClosed ? '>=' : '>', subject, low) : make.YES,
    high ? compared(make, highClosed ? '<=' : '<', subject, high) : make.YES,
  ])
}

/** All cells of one row: whether the row fits, cell by cell, as two-valued truths. */
export function cellTest(
  make: Scalars,
  subject: Term,
  cell: Feel,
  of: (part: Feel) => Term,
  open: Open,
): Scalar {
  if (cell.form === 'any') return make.YES
  if (cell.form !== 'tests') throw new NotScalarError(`the cell form ${cell.form}`)
  const any = make.or(cell.tests.map((test) => passes(make, subject, test, of, open)))
  return make.isTrue(cell.not ? make.not(any) : any)
}

/** A test that names `?` is itself the answer; any other is compared with the subject. */
function asksSubject(part: unknown): boolean {
  if (part === null || typeof part !== 'object') return false
  if ('form' in part && part.form === 'name' && (part as { name?: unknown }).name === '?')
    return true
  return Object.entries(part).some(([key, inner]) => key !== 'type' && asksSubject(inner))
}
