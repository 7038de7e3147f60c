/** The values that a type lists (OMG DMN 1.5 clause 7.3.2): any other is no value of that type. */
import type { Type } from '../../feel/type.ts'

/** `unlisted` when the type has limits that only a run can tell. */
export type AllowedValues = 'any' | 'unlisted' | readonly (string | number)[]

export function allowedValues(type: Type): AllowedValues {
  const [limit, ...others] = type.limits ?? []
  if (type.kind === 'string' && type.values) return limit ? 'unlisted' : type.values
  if (!limit) return 'any'
  const { tests } = limit
  if (others.length > 0 || type.kind !== 'number' || tests.form !== 'tests' || tests.not)
    return 'unlisted'
  const numbers = tests.tests.flatMap((test) => (test.form === 'number' ? [Number(test.text)] : []))
  return numbers.length === tests.tests.length ? numbers : 'unlisted'
}
