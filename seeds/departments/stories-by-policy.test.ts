import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Answered, assessedFrom } from '@happiness-code/api/decisions/assessed'
import { departments } from '@happiness-code/api/departments/connector'
import { type AssembledFacts, assembleFacts } from '@happiness-code/api/facts/assemble'
import {
  compile,
  evaluate,
  type JsonObject,
  type ParameterRow,
  parametersOn,
} from '@happiness-code/policy-engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Household } from '../world/household.ts'
import { type DepartmentTrial, newDepartmentTrial, questionAbout } from './department-trial.ts'

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

/** Asks every department about every member, all of whom consent, and adds the district's own register. */
async function assembled(household: Household): Promise<AssembledFacts> {
  let id = 0
  const stored = (
    person_id: string | null,
    name: string,
    value: unknown,
    source: string,
    as_of = on,
    quality = 'ok',
  ) => {
    id += 1
    return {
      id,
      person_id,
      name,
      value,
      source,
      as_of,
      fetched_at: trial.now(),
      consent_id: 'consent-1',
      quality,
    }
  }
  const known = (values: object) => Object.entries(values).filter(([, value]) => value !== null)
  const register = [
    ...known(household.civil).map(([name, value]) => stored(null, name, value, 'civilAffairs')),
    ...household.members.flatMap(({ id: personId, relation, birthDate, civil }) =>
      known({ relation, birthDate, ...civil }).map(([name, value]) =>
        stored(personId, name, value, 'civilAffairs'),
      ),
    ),
  ]
  const asked = departments.flatMap((department) => {
    const connector = trial.connector(department)
    return household.members.map(async (member) => ({
      member,
      answer: await connector.ask(questionAbout(member)),
    }))
  })
  const answers = await Promise.all(asked)
  return assembleFacts({
    memberIds: household.members.map((member) => member.id),
    consented: new Set(household.members.map((member) => member.id)),
    rows: [
      ...register,
      ...answers.flatMap(({ member, answer }) =>
        answer.facts.map((fact) =>
          stored(member.id, fact.name, fact.value, answer.department, fact.asOf, fact.quality),
        ),
      ),
    ],
    answers: answers.map(({ member, answer }) => ({
      person_id: member.id,
      department: answer.department,
      problem: answer.problem ?? null,
    })),
  })
}

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
  const { facts } = await assembled(trial.tell(story).household)
  const evaluation = evaluate(policy, { facts: facts as unknown as JsonObject, parameters, on })
  expect(evaluation).toMatchObject({ outcome, amountFen })
  expect(evaluation.outputs.countyVisit).toBe(story === 'relative-of-official')
})

test('injured-migrant: nobody here knows him, and urgent aid is his all the same', async () => {
  const { facts, known } = await assembled(trial.tell('injured-migrant').household)
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

type Route = { programme: string; rank: number; tier?: string }
const routes = readdirSync(join(seeds, 'policies'))
  .filter((name) => name.endsWith('.programme.json'))
  .map((name) => JSON.parse(readText('policies', name)) as Route)
  .filter(({ rank }) => rank <= 60)
  .sort((one, other) => one.rank - other.rank)
  .map((route) => ({ ...route, policy: compile(readText('policies', `${route.programme}.dmn`)) }))

/** The tiers and the single-person route in their order, each given what the ones before it found. */
function decidedInOrder({ facts }: AssembledFacts): Answered[] {
  const answered: Answered[] = []
  for (const { programme, tier = null, policy: rules } of routes) {
    const given = { ...facts, assessed: assessedFrom(answered, facts.inPayment) }
    const evaluation = evaluate(rules, { facts: given as unknown as JsonObject, parameters, on })
    answered.push({ programme, tier, evaluation })
  }
  return answered
}

// The worked examples of the tiers (K1, M1, R1, H1, G1, G5), as the departments tell them.
test.each([
  ['destitute-woman', 'destitute-support', 250_400],
  ['low-margin-mother', 'low-margin', null],
  ['low-margin-couple', 'low-margin', null],
  ['rigid-expenditure', 'rigid-expenditure', null],
  ['low-income-help', 'low-income-help', null],
  ['blind-daughter', 'single-person', 130_100],
  ['adult-son-mental-2', 'single-person', 130_100],
])('%s: %s, %s fen', async (story, programme, amountFen) => {
  const answered = decidedInOrder(await assembled(trial.tell(story).household))
  const { outcome, amountFen: found } =
    answered.find((one) => one.programme === programme)?.evaluation ?? {}
  expect({ outcome, amountFen: found }).toEqual({ outcome: 'eligible', amountFen })
})

test.each(['orphan', 'three-at-500', 'old-widow', 'car'])(
  '%s: every tier has an answer',
  async (story) => {
    const answered = decidedInOrder(await assembled(trial.tell(story).household))
    for (const { evaluation } of answered)
      expect(['eligible', 'notEligible'], evaluation.policy).toContain(evaluation.outcome)
  },
)
