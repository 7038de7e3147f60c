/** One small law over some households, decided by every back end. */
import {
  compile,
  evaluate,
  type JsonObject,
  type ParameterSet,
} from '@happiness-code/policy-engine'
import type { Client } from 'pg'
import { expect } from 'vitest'
import { answersWherePossible, BACK_ENDS } from './back-ends.ts'
import { modelText, type Named } from './random-model.ts'

export const ON = '2025-06-01'

/** A law in a few words. */
export type Asked = {
  figures?: Named[]
  /** One text or several; true when none is given. */
  when?: string | string[]
  amount?: string
  parameters?: Record<string, number | string | boolean | null>
}

function parametersFrom(values: Asked['parameters'] = {}): ParameterSet {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { name, value, unit: '', place: '33', from: '2020-01-01', to: null, source: 'an edge' },
    ]),
  )
}

/** Every back end must say what `evaluate` says. */
export async function mustAgree(
  law: Asked,
  facts: readonly JsonObject[],
  client: Client,
): Promise<void> {
  const { figures = [], when = 'true', amount = '0' } = law
  const conditions = [when].flat().map((text, at) => ({ name: `condition${at}`, text }))
  const policy = compile(
    modelText({ figures, conditions, amount: { name: 'amountFen', text: amount } }, () => 1),
  )
  const given = { parameters: parametersFrom(law.parameters), on: ON }
  const expected = facts.map((one) => {
    const { outcome, amountFen, outputs } = evaluate(policy, { ...given, facts: one })
    return { outcome, amountFen, reason: String(outputs.reason ?? '') }
  })
  const found = await answersWherePossible(policy, given, facts, { client, schema: 'edges' })
  for (const backEnd of BACK_ENDS) {
    expect(
      found[backEnd].map((one, at) => one ?? expected[at]),
      backEnd,
    ).toEqual(expected)
  }
}
