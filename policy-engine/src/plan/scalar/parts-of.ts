import type { Scalar } from './scalar.ts'
import type { Scalars } from './scalars.ts'

/** What a scalar's text is written from. A truth that may be null is written from when it is true and when false. */
export function partsOf(make: Scalars, of: Scalar): readonly Scalar[] {
  switch (of.form) {
    case 'and':
    case 'or':
      return of.mayBeNull ? [make.isTrue(of), make.isTrue(make.not(of))] : of.parts
    case 'aggregate':
      return of.where ? [of.where, of.body] : [of.body]
    case 'firstRow':
      return of.rows.flat()
    case 'option':
      return [of.index, ...of.options]
    case 'if':
      return [of.condition, of.yes, of.no]
    case 'plusMonths':
      return [of.date, of.months]
    case 'monthsBetween':
      return [of.from, of.to]
    default:
      if ('left' in of) return [of.left, of.right]
      return 'of' in of ? [of.of] : []
  }
}
