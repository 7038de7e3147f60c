/** Declared facts → symbols: a field is a scalar, a list is a loop, a context is followed. */
import type { Type } from '../../feel/type.ts'
import { allowedValues } from './allowed-values.ts'
import { NotScalarError, type Row, type ScalarType } from './scalar.ts'
import { whole } from './scalar-types.ts'
import type { Scalars } from './scalars.ts'
import type { Open, Term } from './term.ts'
import { countOf, FACT_HIGH, FACT_LOW, placesOf } from './units.ts'

/**
 * What is known of the facts before they are seen: which facts and lists can be missing, and between
 * which whole numbers (of smallest units) a number lies. The more is known, the plainer the code.
 */
export type Presence = {
  mayBeMissing: (path: string) => boolean
  /** Where values that the fact's type does not list may stand all the same: they count as missing. */
  mayHoldOthers?: (path: string) => boolean
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
  const allowed = allowedValues(type)
  if (allowed === 'unlisted') throw new NotScalarError(`${path} has limits`)
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
    const ofContexts = type.of.kind === 'context'
    const list = { path, parent: row, fields, ofContexts }
    // A list and its items are missing each for itself, so plain items have a name of their own.
    const itemPath = ofContexts ? path : `${path}[]`
    return {
      is: 'list',
      at: (open: Open) => {
        const loop = make.loopOver(list, open)
        const item = factTerm(make, presence, type.of, { loop }, [], itemPath)
        const absent = presence.mayBeMissing(path)
          ? make.read({ form: 'absent', list }, { kind: 'boolean' }, false)
          : make.NO
        return { parts: [{ loops: [loop], where: null, item }], absent }
      },
    }
  }
  const own = typeOfFact(type, path, presence)
  const values = allowed === 'any' ? null : allowed.map((value) => stored(value, own))
  const mayBeNull =
    presence.mayBeMissing(path) || (values !== null && presence.mayHoldOthers?.(path) === true)
  return {
    is: 'scalar',
    of: make.read({ form: 'fact', row, fields, path, values }, own, mayBeNull),
  }
}

/** A number as its count of smallest units. */
function stored(value: string | number, type: ScalarType): string | number {
  return typeof value === 'number' && type.kind === 'number' ? countOf(value, type.scale) : value
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
  const { low, high } = presence.bounds?.(path) ?? { low: FACT_LOW, high: FACT_HIGH }
  return whole(low, high, placesOf(path))
}
