import { expect, it } from 'vitest'
import { modelFromXml } from '../../dmn/model-from-xml.ts'
import { planFromModel } from '../../plan/plan-from-model.ts'
import { aDecision, aModel, anInput } from '../../testing/a-model.ts'
import { functionFromPlan } from '../../to-js/function-from-plan.ts'
import { isNull, lacksOf, type Value } from '../value.ts'
import { builtin, builtinNames } from './table.ts'

function decided(text: string): Value {
  const xml = aModel(`${anInput('fact')}${aDecision('x', text, ['in_fact'])}`)
  const { plan } = planFromModel(modelFromXml(xml, 'test.dmn'))
  return functionFromPlan(plan)({ facts: {}, given: new Map() })[1]?.value ?? null
}

/** One call for each place where every variant wants a value: the others are given as numbers. */
const calls = builtinNames().flatMap((name) => {
  const variants = builtin(name)?.variants ?? []
  return variants.flatMap(({ parameters }) =>
    parameters.flatMap((_, at) => {
      if (variants.some((one) => one.parameters[at]?.nullable)) return []
      const args = parameters.map((_, index) => (index === at ? 'fact' : '1'))
      return [`${name}(${args.join(', ')})`]
    }),
  )
})

it.each([...new Set(calls)])('%s names the fact that is missing', (text) => {
  const value = decided(text)
  expect(isNull(value)).toBe(true)
  expect(lacksOf(value).map(({ path }) => path)).toEqual(['fact'])
})
