/** Declared facts → symbols: a field is a scalar, a list is a loop, a context is followed. */
import type { Type } from '../../feel/type.ts'
import { NotScalarError, type Row, type ScalarType } from './scalar.ts'
import { whole } from './scalar-types.ts'
import type { Scalars } from './scalars.ts'
import type { Open, Term } from './term.ts'
import { FACT_BOUND, placesOf } from './units.ts'

/**
 * What is known of the facts before they are seen: which facts and lists can be missing, and between
 * which whole numbers (of smallest units) a number lies. The more is known, the plainer the code.
 */
export type Presence = {
  mayBeMissing: (path: string) => boolean
  bounds?: (path: string) => { low: number; high: number } | null
}

export function factTerm(
  make: Scalars,
  presence: Presence,
  type: Type,
  row: Row,
  fields: readonly string[],
  path: string,
): Term {
  if (type.kind === 'context') {
    return {
      is: 'context',
      // A missing context has missing fields only: each field is null by itself.
      isNull: make.NO,
      field: (name) => {
        const field = type.fields.get(name)
        if (!field) throw new NotScalarError(`${path} has no declared field ${name}`)
        return factTerm(make, presence, field, row, [...fields, name], `${path}.${name}`)
      },
    }
  }
  if (type.kind === 'list') {
    const list = { path, parent: row, fields }
    return {
      is: 'list',
      at: (open: Open) => {
        const loop = make.loopOver(list, open)
        const item = factTerm(make, presence, type.of, { loop }, [], path)
        const absent = presence.mayBeMissing(path)
          ? make.read({ form: 'absent', list }, { kind: 'boolean' }, false)
          : make.NO
        return { parts: [{ loops: [loop], where: null, item }], absent }
      },
    }
  }
  const form = { form: 'fact' as const, row, fields, path, values: valuesOf(type) }
  return {
    is: 'scalar',
    of: make.read(form, typeOfFact(type, path, presence), presence.mayBeMissing(path)),
  }
}

function valuesOf(type: Type): readonly string[] | null {
  return type.kind === 'string' ? (type.values ?? null) : null
}

function typeOfFact(type: Type, path: string, presence: Presence): ScalarType {
  switch (type.kind) {
    case 'number':
      return numberOfFact(path, presence)
    case 'string':
      return { kind: 'text' }
    case 'boolean':
      return { kind: 'boolean' }
    case 'date':
      return { kind: 'date' }
    default:
      throw new NotScalarError(`${path} is of type ${type.kind}`)
  }
}

function numberOfFact(path: string, presence: Presence): ScalarType {
  const { low, high } = presence.bounds?.(path) ?? { low: -FACT_BOUND, high: FACT_BOUND }
  return whole(low, high, placesOf(path))
}
