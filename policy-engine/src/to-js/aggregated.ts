/** The aggregators of the hit policy COLLECT (OMG DMN 1.5 clause 8.2.11). */
import type { Aggregation } from '../dmn/model.ts'
import { order } from '../feel/equality.ts'
import { add } from '../feel/number.ts'
import { contextOf, isContext, isNum, unknownFrom, type Value } from '../feel/value.ts'

/** Of several output columns, each is aggregated for itself. */
export function aggregated(by: NonNullable<Aggregation>, hits: readonly Value[]): Value {
  if (by === 'COUNT') return hits.length
  const [first] = hits
  if (first === undefined) return null
  if (!isContext(first)) return ofOneColumn(by, hits)
  return contextOf(
    [...first.entries.keys()].map((name) => {
      const column = hits.map((hit) => (isContext(hit) ? (hit.entries.get(name) ?? null) : null))
      return [name, ofOneColumn(by, column)] as const
    }),
  )
}

function ofOneColumn(by: 'SUM' | 'MIN' | 'MAX', values: readonly Value[]): Value {
  if (by === 'SUM') {
    if (!values.every(isNum)) return unknownFrom(...values)
    return values.reduce<Value>((total, one) => (isNum(total) ? add(total, one) : null), 0)
  }
  const [first = null, ...rest] = values
  let best = first
  for (const one of rest) {
    const sign = order(one, best)
    if (sign === null) return unknownFrom(...values)
    if (by === 'MAX' ? sign > 0 : sign < 0) best = one
  }
  return best
}
