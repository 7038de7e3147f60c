import type { Type } from '../../feel/type.ts'
import { allowedValues } from './allowed-values.ts'
import { NotScalarError, type Scalar } from './scalar.ts'
import type { Term } from './term.ts'
import { countOf } from './units.ts'

const KINDS: Partial<Record<Type['kind'], string>> = {
  string: 'text',
  'years and months duration': 'months',
  'days and time duration': 'days',
}

/**
 * A single value of the declared type. One of another kind, or one that its definition does not allow,
 * would be null to the standard (clause 10.3.2.9.4); a policy in which that can happen is not made scalar.
 * Lists and contexts pass: what is taken from them is checked where it is used.
 */
export function conforming(term: Term, declared: Type): Term {
  const kind = term.is === 'quotient' ? 'number' : term.is === 'scalar' ? term.of.type.kind : null
  if (kind === null || kind === 'null') return term
  mustBeAllowed(term, declared)
  if (declared.kind === 'any' || kind === (KINDS[declared.kind] ?? declared.kind)) return term
  throw new NotScalarError(`a ${kind} stands where ${declared.kind} is declared`)
}

function mustBeAllowed(term: Term, declared: Type): void {
  const allowed = allowedValues(declared)
  if (allowed === 'any') return
  if (allowed === 'unlisted' || term.is !== 'scalar' || !isAmong(term.of, allowed))
    throw new NotScalarError('a value that its type may not allow')
}

/** Whether it is always one of these, or null. */
function isAmong(of: Scalar, values: readonly (string | number)[]): boolean {
  const scale = of.type.kind === 'number' ? of.type.scale : 0
  const isOne = (value: unknown) =>
    value === null ||
    values.some((one) => (typeof one === 'number' ? countOf(one, scale) : one) === value)
  switch (of.form) {
    case 'constant':
      return isOne(of.value)
    case 'fact':
      return of.values?.every(isOne) ?? false
    case 'if':
      return isAmong(of.yes, values) && isAmong(of.no, values)
    case 'option':
      return of.options.every((one) => isAmong(one, values))
    default:
      return false
  }
}
