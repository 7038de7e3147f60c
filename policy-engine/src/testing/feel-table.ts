/** Tables of FEEL: what an expression is, and the FEEL text of the value it must have. */
import { expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { equal } from '../feel/equality.ts'
import { textOf } from '../feel/text-of.ts'
import { isNull, kindOf, type Value } from '../feel/value.ts'
import { invokeWith } from '../invoke.ts'
import { aDecision, aModel } from './a-model.ts'

const UNMETERED = { spend: () => {} }

/** The value of an expression that may be faulty: then it is null, as the standard says. */
export function feelValue(text: string, definitions = ''): Value {
  const model = compile(aModel(`${definitions}${aDecision('x', text)}`), { faulty: 'null' })
  return invokeWith(model, { name: 'x' }, [])
}

/** One test for each row: kind, value and text must be those of the second expression. */
export function feelTable(rows: readonly (readonly [string, string])[], definitions = ''): void {
  it.each(rows)('%s → %s', (text, wanted) => {
    const [found, expected] = [feelValue(text, definitions), feelValue(wanted, definitions)]
    expect([kindOf(found), textOf(found, UNMETERED)]).toEqual([
      kindOf(expected),
      textOf(expected, UNMETERED),
    ])
    if (!isNull(expected)) expect(equal(found, expected, UNMETERED)).toBe(true)
  })
}
