import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Answered, assessedFacts } from '@happiness-code/api/decisions/assessed'
import {
  compile,
  type Evaluation,
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
const read = (...path: string[]) => readFileSync(join(seeds, ...path), 'utf8')
const named = (folder: string, ending: string) =>
  readdirSync(join(seeds, folder)).filter((name) => name.endsWith(ending))
const rows = named('parameters', '.json').flatMap(
  (name) => JSON.parse(read('parameters', name)) as ParameterRow[],
)
const parameters = parametersOn(rows, { place: '330113', on })

/** Every programme in the order of routes, as the platform decides them. */
const programmes = named('policies', '.programme.json')
  .map(
    (name) =>
      JSON.parse(read('policies', name)) as { programme: string; rank: number; tier?: string },
  )
  .sort((one, other) => one.rank - other.rank)
  .map((one) => ({ ...one, policy: compile(read('policies', `${one.programme}.dmn`)) }))

let trial: DepartmentTrial
beforeAll(async () => {
  trial = await newDepartmentTrial()
})
afterAll(() => trial[Symbol.asyncDispose]())

/** What every programme says of a story, and the tier that came of it. */
async function decideStory(story: string) {
  const { facts } = await assembleStory(trial, trial.tell(story).household, on)
  const answered: Answered[] = []
  for (const { programme, policy, tier = null } of programmes) {
    const given = { ...(facts as unknown as JsonObject), ...assessedFacts(facts, answered) }
    answered.push({
      programme,
      tier,
      evaluation: evaluate(policy, { facts: given, parameters, on }),
    })
  }
  const of = (programme: string) =>
    answered.find((one) => one.programme === programme)?.evaluation as Evaluation
  return { of, tier: assessedFacts(facts, answered).assessed.tier }
}

// The worked examples of the law that each story tells; the arithmetic stands in its `expect`.
test.each([
  ['destitute-woman', 'destitute-support', 'eligible', 'TEKUN'],
  ['low-margin-mother', 'low-margin', 'eligible', 'LOW_MARGIN'],
  ['low-margin-couple', 'low-margin', 'eligible', 'LOW_MARGIN'],
  ['exactly-at-standard', 'low-margin', 'eligible', 'LOW_MARGIN'],
  ['rigid-expenditure', 'rigid-expenditure', 'eligible', 'RIGID'],
  ['low-income-help', 'low-income-help', 'eligible', 'LOW_INCOME_HELP'],
  ['three-at-500', 'subsistence-allowance', 'eligible', 'DIBAO'],
  ['old-widow', 'subsistence-allowance', 'eligible', 'DIBAO'],
  ['rare-name', 'low-income-help', 'notEligible', 'OTHER'],
  ['orphan', 'low-income-help', 'notEligible', 'OTHER'],
  ['blind-daughter', 'low-income-help', 'notEligible', 'OTHER'],
  // Nobody knows the savings, so nobody knows the tier: what is not known is not a no.
  ['missing-savings', 'subsistence-allowance', 'unknown', null],
])('%s: %s %s, tier %s', async (story, programme, outcome, tier) => {
  const decided = await decideStory(story)
  expect(decided.of(programme).outcome).toBe(outcome)
  expect(decided.tier).toBe(tier)
})

test.each([
  // 2,255 yuan and the care fee of the demo district's band for who looks after herself
  ['destitute-woman', 'destitute-support', 250_400],
  ['orphan', 'child-support', 252_500],
  ['low-margin-mother', 'child-support', 36_800],
  ['blind-daughter', 'single-person', 130_100],
  ['adult-son-mental-2', 'single-person', 130_100],
  ['three-at-500', 'child-support', 61_200],
])('%s: %s pays %i fen a month', async (story, programme, amountFen) => {
  const { of } = await decideStory(story)
  expect(of(programme)).toMatchObject({ outcome: 'eligible', amountFen })
})

test.each(['orphan', 'three-at-500', 'old-widow', 'car'])(
  '%s: every tier has an answer',
  async (story) => {
    const { of } = await decideStory(story)
    const tiers = programmes.filter(({ rank }) => rank <= 60)
    for (const { programme } of tiers)
      expect(`${programme} ${of(programme).outcome}`).not.toMatch(/unknown/)
  },
)

test('no programme waits for a fact that every department has answered', async () => {
  const complete = trial.world.stories.map(({ id }) => id).filter((id) => !incomplete.has(id))
  for (const story of complete) {
    const { of } = await decideStory(story)
    const waiting = programmes.flatMap(({ programme }) =>
      of(programme).missing.flatMap(({ kind, path }) =>
        kind === 'fact' && !asked.has(path) ? [`${story}: ${programme}: ${path}`] : [],
      ),
    )
    expect(waiting).toEqual([])
  }
})

/** Only the applicant knows: the request for emergency aid, and the meter. */
const asked = new Set([
  'kind',
  'cause',
  'eventDate',
  'eventPlace',
  'persons',
  'severityMonths',
  'tier',
  'annualDisposablePerHeadFen',
  'household.kwhUsed',
])

/** Stories that are about what is not known. */
const incomplete = new Set([
  'department-down',
  'departments-disagree',
  'missing-savings',
  'injured-migrant',
])
