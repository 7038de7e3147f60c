/** What differs between the parameters of two days, or before and after they are edited. */
import { type Difference, told } from '../dmn/differences.ts'
import { canonicalJson } from '../json.ts'
import type { ParameterSet } from './parameters-on.ts'

/** By name, in order. A parameter without a row on one side is nothing there. */
export function parameterDifferences(before: ParameterSet, after: ParameterSet): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((name) => {
    const [from, to] = [before, after].map((set) => {
      const row = Object.hasOwn(set, name) ? set[name] : undefined
      return row ? canonicalJson(row.value) : null
    })
    if (from === to) return []
    const place = { element: name, name, rule: null, row: null, column: null }
    const change = told({ ...place, kind: 'parameter', from: from ?? null, to: to ?? null })
    return [{ ...change, parameters: [name] }]
  })
}
