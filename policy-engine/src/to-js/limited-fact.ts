/** Facts that break a limit of their type (OMG DMN 1.5 clause 7.3.2) are missing, each by its path. */
import type { Type } from '../feel/type.ts'
import { isContext, isList, isNull, type Lack, missing, type Value } from '../feel/value.ts'
import { limitsOf } from './conformance.ts'
import type { Run } from './run.ts'

type Limited = (run: Run, value: Value, lack: Lack) => Value

/** What is known of the types met so far; of one under way, only that it will be known. */
type Known = Map<Type, { limited: Limited | null; underWay: boolean }>

/** Null when no part of the type has limits other than texts listed, which reading checks. */
export function limitedFact(type: Type, known: Known = new Map()): Limited | null {
  const before = known.get(type)
  if (before?.underWay) {
    return (run, value, lack) => before.limited?.(run, value, lack) ?? value
  }
  if (before) return before.limited
  const own: { limited: Limited | null; underWay: boolean } = { limited: null, underWay: true }
  known.set(type, own)
  const parts = partsOf(type, known)
  const within = limitsOf(type)
  own.underWay = false
  if (!parts && !within) return null
  own.limited = (run, value, lack) => {
    if (isNull(value)) return value
    if (within && !within(run, value)) return missing(lack)
    return parts ? parts(run, value, lack) : value
  }
  return own.limited
}

function partsOf(type: Type, known: Known): Limited | null {
  if (type.kind === 'list') {
    const item = limitedFact(type.of, known)
    return (
      item &&
      ((run, value, lack) =>
        isList(value)
          ? value.map((one, index) => item(run, one, { ...lack, path: `${lack.path}[${index}]` }))
          : value)
    )
  }
  if (type.kind !== 'context') return null
  const fields = [...type.fields].flatMap(([name, of]) => {
    const limited = limitedFact(of, known)
    return limited ? [{ name, limited }] : []
  })
  if (fields.length === 0) return null
  return (run, value, lack) => {
    if (!isContext(value)) return value
    const entries = new Map(value.entries)
    for (const { name, limited } of fields) {
      const path = `${lack.path}.${name}`
      entries.set(name, limited(run, entries.get(name) ?? null, { ...lack, path }))
    }
    return { ...value, entries }
  }
}
