import { describe, expect, it } from 'vitest'
import type { CasesFile } from '../cases/run-cases.ts'
import type { JsonObject } from '../json.ts'
import { parametersOn } from '../parameters/parameters-on.ts'
import { ROWS, seedText, thePolicy } from '../testing/a-household.ts'
import { aSmallPolicy, someParameters } from '../testing/a-small-policy.ts'
import { evaluate } from '../trace/evaluate.ts'
import { OUTCOMES } from '../trace/evaluation.ts'
import { NO_NUMBER, NO_TEXT, NO_TRUTH } from './columns.ts'
import { columnAnswers, toColumns } from './to-columns.ts'

const ON = '2025-06-01'
const TYPES =
  '<itemDefinition name="tJob"><itemComponent name="payFen"><typeRef>number</typeRef></itemComponent></itemDefinition><itemDefinition name="tJobs" isCollection="true"><typeRef>tJob</typeRef></itemDefinition><itemDefinition name="tMember"><itemComponent name="kind"><typeRef>string</typeRef></itemComponent><itemComponent name="works"><typeRef>boolean</typeRef></itemComponent><itemComponent name="born"><typeRef>date</typeRef></itemComponent><itemComponent name="jobs"><typeRef>tJobs</typeRef></itemComponent></itemDefinition><itemDefinition name="tMembers" isCollection="true"><typeRef>tMember</typeRef></itemDefinition>'

function aPolicyOverJobs() {
  return aSmallPolicy({
    types: TYPES,
    inputs: { members: 'tMembers', areaM2: 'number' },
    conditions: {
      grown: 'every m in members satisfies m.born + duration("P18Y") <= on',
      known: 'some m in members satisfies m.kind = "HEAD" and m.works',
    },
    amountFen: 'floor(areaM2 * 100) + sum(for m in members, j in m.jobs return j.payFen)',
  })
}

const HOUSEHOLDS: JsonObject[] = [
  {
    areaM2: 40.25,
    members: [
      { kind: 'HEAD', works: true, born: '1990-02-28', jobs: [{ payFen: 5 }, { payFen: 7 }] },
      { kind: 'CHILD', works: false, born: '2007-06-01', jobs: [{ payFen: 1 }] },
    ],
  },
  { areaM2: 40.25, members: [{ kind: 'HEAD', works: true, born: '2007-06-02', jobs: [] }] },
  { areaM2: null, members: [{ kind: null, works: null, born: null, jobs: [{ payFen: null }] }] },
  { areaM2: 12 },
  { areaM2: 40.255, members: [] },
]

describe('columns', () => {
  it('hold facts as whole numbers, and what is missing as a number of its own', () => {
    const plan = toColumns(aPolicyOverJobs(), { parameters: {}, on: ON })
    const columns = plan.load(HOUSEHOLDS)
    expect(columns.facts.areaM2).toEqual(Int32Array.of(4025, 4025, NO_NUMBER, 1200, NO_NUMBER))
    expect(columns.lists.members).toEqual(Int32Array.of(0, 2, 3, 4, 4, 4))
    expect(columns.lists['members.jobs']).toEqual(Int32Array.of(0, 2, 3, 3, 4))
    expect(columns.missingLists.members).toEqual(Uint8Array.of(0, 0, 0, 1, 0))
    expect(columns.facts['members.works']).toEqual(Uint8Array.of(1, 0, 1, NO_TRUTH))
    expect(columns.facts['members.kind']).toEqual(Int32Array.of(0, 1, 0, NO_TEXT))
    expect(columns.facts['members.jobs.payFen']).toEqual(Int32Array.of(5, 7, 1, NO_NUMBER))
    expect(columns.exact).toEqual([4])
  })

  it('are decided in one pass, as each household is alone', () => {
    const policy = aPolicyOverJobs()
    const plan = toColumns(policy, { parameters: {}, on: ON })
    const answers = columnAnswers(HOUSEHOLDS.length)
    plan.over(plan.load(HOUSEHOLDS)).decide(answers)
    for (const [at, facts] of HOUSEHOLDS.entries()) {
      if (answers.exact.includes(at)) continue
      const { outcome, amountFen } = evaluate(policy, { parameters: {}, on: ON, facts })
      expect(OUTCOMES[answers.outcome[at] ?? -1]).toBe(outcome)
      expect(answers.amountFen[at]).toBe(amountFen ?? Number.NaN)
    }
    expect(answers.exact).toEqual([4])
  })

  it.each(['subsistence-allowance', 'emergency-aid'])(
    'give every worked example of %s its answer',
    (id) => {
      const policy = thePolicy(id)
      const file = JSON.parse(seedText(`policies/${id}.cases.json`)) as CasesFile
      const cases = file.cases.filter(({ on }) => (on ?? file.on) === file.on)
      const parameters = parametersOn(ROWS, { place: file.place, on: file.on })
      const plan = toColumns(policy, { parameters, on: file.on })
      const answers = columnAnswers(cases.length)
      plan.over(plan.load(cases.map(({ facts }) => facts))).decide(answers)
      for (const [at, { name, facts }] of cases.entries()) {
        if (answers.exact.includes(at)) continue
        const { outcome, outputs } = evaluate(policy, { parameters, on: file.on, facts })
        expect(OUTCOMES[answers.outcome[at] ?? -1], name).toBe(outcome)
        expect(plan.reasons[answers.reason[at] ?? -1], name).toBe(outputs.reason)
      }
    },
  )

  it('decide a range and leave the rest alone', () => {
    const policy = aSmallPolicy({
      inputs: { aFen: 'number' },
      conditions: { positive: 'aFen > 0' },
      amountFen: 'aFen',
    })
    const plan = toColumns(policy, { parameters: someParameters({}), on: ON })
    const answers = columnAnswers(4)
    plan.over(plan.load([1, 2, 3, 4].map((aFen) => ({ aFen })))).decide(answers, 1, 3)
    expect([...answers.amountFen]).toEqual([0, 2, 3, 0])
  })

  it('say which column is missing', () => {
    const plan = toColumns(aPolicyOverJobs(), { parameters: {}, on: ON })
    const columns = plan.load(HOUSEHOLDS)
    delete columns.facts.areaM2
    expect(() => plan.over(columns)).toThrow('the column areaM2 is missing')
  })

  it('say why a policy cannot be decided in one pass', () => {
    const policy = aSmallPolicy({
      inputs: { name: 'string' },
      conditions: { long: 'string length(name) > 3' },
      amountFen: '1',
    })
    expect(() => toColumns(policy, { parameters: {}, on: ON })).toThrow(
      'the function string length',
    )
  })
})
