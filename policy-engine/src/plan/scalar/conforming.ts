import type { Type } from '../../feel/type.ts'
import { NotScalarError } from './scalar.ts'
import type { Term } from './term.ts'

const KINDS: Partial<Record<Type['kind'], string>> = {
  string: 'text',
  'years and months duration': 'months',
  'days and time duration': 'days',
}

/**
 * A single value of the declared type. One of another kind would be null to the standard (clause
 * 10.3.2.9.4); a policy in which that can happen is not made scalar. Lists and contexts pass: what is
 * taken from them is checked where it is used.
 */
export function conforming(term: Term, declared: Type): Term {
  const kind = term.is === 'quotient' ? 'number' : term.is === 'scalar' ? term.of.type.kind : null
  if (kind === null || kind === 'null' || declared.kind === 'any') return term
  if (kind === (KINDS[declared.kind] ?? declared.kind)) return term
  throw new NotScalarError(`a ${kind} stands where ${declared.kind} is declared`)
}
