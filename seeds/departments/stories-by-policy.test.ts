import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  compile,
  evaluate,
  type JsonObject,
  type ParameterRow,
  parametersOn,
} from '@happiness-code/policy-engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assembleStory } from './assemble-story.ts'
import { type DepartmentTrial, newDepartmentTrial } from './department-trial.ts'

const on = '2026-11-23'
const seeds = join(import.meta.dirname, '..')
const readText = (...path: string[]) => readFileSync(join(seeds, ...path), 'utf8')
const rows = readdirSync(join(seeds, 'parameters'))
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readText('parameters', name)) as ParameterRow[])
const parameters = parametersOn(rows, { place: '330113', on })
const policy = compile(readText('policies', 'subsistence-allowance.dmn'))
const emergencyAid = compile(readText('policies', 'emergency-aid.dmn'))

let trial: DepartmentTrial
beforeAll(async () => {
  trial = await newDepartmentTrial()
})
afterAll(() => trial[Symbol.asyncDispose]())

// The arithmetic stands in each story's `expect`; standard 1301 yuan.
test.each([
  ['old-widow', 'eligible', 90_100],
  ['three-at-500', 'eligible', 240_300],
  ['exactly-at-standard', 'notEligible', null],
  ['one-fen-below', 'eligible', 1],
  ['job-on-aid', 'eligible', 260_200],
  ['low-margin-couple', 'notEligible', null],
  ['car', 'notEligible', null],
  ['two-homes-at-line', 'notEligible', null],
  ['two-homes-under', 'eligible', 320_400],
  ['adult-son-mental-2', 'notEligible', null],
  ['father-in-prison', 'eligible', 150_300],
  ['student-son', 'eligible', 20_300],
  ['rare-name', 'notEligible', null],
  ['relative-of-official', 'eligible', 240_300],
  ['department-down', 'unknown', null],
  ['departments-disagree', 'unknown', null],
  ['missing-savings', 'unknown', null],
])('%s: subsistence allowance %s, %s fen', async (story, outcome, amountFen) => {
  const { facts } = await assembleStory(trial, trial.tell(story).household, on)
  const evaluation = evaluate(policy, { facts: facts as unknown as JsonObject, parameters, on })
  expect(evaluation).toMatchObject({ outcome, amountFen })
  expect(evaluation.outputs.countyVisit).toBe(story === 'relative-of-official')
})

test('injured-migrant: nobody here knows him, and urgent aid is his all the same', async () => {
  const { facts, known } = await assembleStory(trial, trial.tell('injured-migrant').household, on)
  expect(known.find((fact) => fact.name === 'wageIncomeFen')?.reason).toBe('notFound')
  const request = {
    kind: 'URGENT',
    cause: 'OTHER_ACCIDENT',
    eventDate: on,
    eventPlace: '330113',
    persons: 1,
    severityMonths: 1,
    immediateDanger: true,
    tier: 'OTHER',
    lastSameCauseGrantAt: null,
  }
  const evaluation = evaluate(emergencyAid, {
    facts: { ...(facts as unknown as JsonObject), ...request },
    parameters,
    on,
  })
  expect(evaluation).toMatchObject({ outcome: 'eligible', amountFen: 130_100 })
})
