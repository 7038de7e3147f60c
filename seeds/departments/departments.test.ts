import { type Department, departments } from '@happiness-code/api/departments/connector'
import { joinHouseholdFacts } from '@happiness-code/api/departments/household-facts'
import { searchRequest } from '@happiness-code/api/departments/sp-dci-message'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../world/household.ts'
import { type DepartmentTrial, newDepartmentTrial, questionAbout } from './department-trial.ts'

let trial: DepartmentTrial
beforeAll(async () => {
  trial = await newDepartmentTrial()
})
afterAll(() => trial[Symbol.asyncDispose]())

describe('a good day', () => {
  test('what the departments know about the old widow arrives in fen, with its date', async () => {
    const { person } = trial.tell('old-widow')
    const answer = await trial.connector('socialSecurity').ask(questionAbout(person))
    expect(answer).toEqual({
      department: 'socialSecurity',
      askedAt: trial.now(),
      facts: [
        ['wageIncomeFen', 0],
        ['transferNetIncomeFen', 40_000],
        ['centralBasicPensionFen', 14_300],
        ['employed', false],
        ['jobRefusals6m', 0],
        ['unemploymentRegistered', false],
        ['paidMonths', 0],
        ['benefitMonthsUsed', 0],
      ].map(([name, value]) => ({
        name,
        value,
        scope: 'person',
        asOf: person.departments.socialSecurity?.dataDate,
        quality: 'ok',
      })),
    })
  })

  test('every member of every story is answered, except who is known nowhere', async () => {
    const ofStories = trial.world.stories.flatMap((story) => trial.tell(story.id).household.members)
    const asked = departments.flatMap((department) => {
      const one = trial.connector(department)
      return ofStories.map(async (member) => {
        const answer = await one.ask(questionAbout(member))
        const down =
          department === 'housing' && member.id === trial.tell('department-down').person.id
        const known = member.departments[department] !== null
        expect(answer.problem).toBe(down ? 'unavailable' : known ? undefined : 'notFound')
      })
    })
    await Promise.all(asked)
  })

  test('a home that husband and wife own together is counted once', async () => {
    const { household } = trial.tell('two-homes-under')
    const answers = await Promise.all(
      household.members.map((member) => trial.connector('housing').ask(questionAbout(member))),
    )
    const joined = joinHouseholdFacts(
      answers.map((answer) => (answer.problem ? null : answer.facts)),
    )
    expect(joined.find((fact) => fact.name === 'homes')?.value).toEqual([
      { areaM2: 80, kind: 'RESIDENTIAL' },
      { areaM2: 80, kind: 'RESIDENTIAL' },
    ])
  })

  test('two departments that disagree are both heard', async () => {
    const { person } = trial.tell('departments-disagree')
    expect((await factsOf('socialSecurity', person)).employed).toBe(false)
    expect((await factsOf('medicalInsurance', person)).employed).toBe(true)
  })

  test('a full-time student of a bachelor is one, a rare name is the same name', async () => {
    const student = trial.tell('student-son').household.members[1]
    expect(student && (await factsOf('education', student))).toEqual({
      studyStatus: 'FT_UPTO_BACHELOR',
      educationStage: 'UNIVERSITY',
      boarding: true,
      unableToAttend: false,
    })
    expect((await factsOf('education', trial.tell('rare-name').person)).studyStatus).toBe('NONE')
  })
})

describe('the department itself', () => {
  test('refuses what is not a search in form', async () => {
    const { request } = searchRequest(
      'housing',
      questionAbout(trial.tell('car').person),
      'test',
      trial.now(),
    )
    expect((await trial.post('education', request)).status).toBe(400)
    expect((await trial.post('housing', { ...request, more: 1 })).status).toBe(400)
    expect((await trial.post('housing', request, 'wrong')).status).toBe(401)
  })

  test('shows its switches in both languages and takes them from a plain form', async () => {
    const address = trial.addresses.education
    expect(await (await fetch(`${address}/health`)).json()).toEqual({
      status: 'ok',
      department: 'education',
    })
    expect(await (await fetch(address)).text()).toContain('<h1>教育</h1>')
    const body = new URLSearchParams({
      fault: 'garbage',
      named: trial.tell('car').person.citizenId,
      citizenId: '',
    })
    const page = await fetch(`${address}/switches?lang=en`, { method: 'POST', body })
    expect(await page.text()).toContain('Answers nonsense</td>')
    expect(
      (await trial.connector('education').ask(questionAbout(trial.tell('car').person))).problem,
    ).toBe('invalid')
    await trial.turn('education', 'none', trial.tell('car').person.citizenId)
    const foreign = { method: 'POST', body, headers: { 'sec-fetch-site': 'cross-site' } }
    expect((await fetch(`${address}/switches`, foreign)).status).toBe(403)
  })
})

async function factsOf(department: Department, person: Person): Promise<Record<string, unknown>> {
  const answer = await trial.connector(department).ask(questionAbout(person))
  expect(answer.problem).toBe(undefined)
  return Object.fromEntries(answer.facts.map((fact) => [fact.name, fact.value]))
}
