import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newBreaker } from '../../api/src/departments/breaker.ts'
import {
  type Department,
  type DepartmentConnector,
  departments,
} from '../../api/src/departments/connector.ts'
import { joinHouseholdFacts } from '../../api/src/departments/household-facts.ts'
import {
  type ConnectorOptions,
  newSpDciConnector,
} from '../../api/src/departments/sp-dci-connector.ts'
import { searchPath, searchRequest } from '../../api/src/departments/sp-dci-message.ts'
import { generateWorld } from '../world/generate-world.ts'
import type { Household, Person } from '../world/household.ts'
import { type DepartmentKeys, newDepartmentKeys } from './signing-keys.ts'
import { type RunningDepartments, startDepartments } from './start-departments.ts'
import type { Fault } from './switches.ts'

const world = generateWorld({ people: 1000 })
const households = new Map([...world.households].map((household) => [household.id, household]))
const now = () => new Date('2026-11-23T02:00:00Z')
const token = 'a-token-of-the-test'

let keys: Record<Department, DepartmentKeys>
let running: RunningDepartments

beforeAll(async () => {
  keys = await newDepartmentKeys()
  const each = <T>(make: (department: Department) => T) =>
    Object.fromEntries(departments.map((department) => [department, make(department)])) as Record<
      Department,
      T
    >
  running = await startDepartments({
    world: { people: 1000 },
    tokens: each(() => token),
    signingKeys: each((department) => keys[department].privateJwk),
    now,
  })
})
afterAll(() => running.stop())
beforeEach(async () => {
  for (const department of departments) await turn(department, 'none')
})

function tell(id: string): { household: Household; person: Person } {
  const story = world.stories.find((entry) => entry.id === id)
  const household = households.get(story?.householdId ?? '')
  const person = household?.members.find((member) => member.id === story?.personId)
  if (!household || !person) throw new Error(`no story ${id}`)
  return { household, person }
}

function connector(
  department: Department,
  changes: Partial<ConnectorOptions> = {},
): DepartmentConnector {
  return newSpDciConnector({
    department,
    url: running.addresses[department],
    token,
    publicJwk: keys[department].publicJwk,
    now,
    limits: { timeoutMs: 10_000, retries: 1, jitterMs: 1, questionTimeoutMs: 20_000 },
    ...changes,
  })
}

function about(person: Person) {
  return {
    citizenId: person.citizenId,
    name: person.name,
    consentId: 'consent-1',
    purpose: 'subsistence-allowance',
  }
}

async function turn(department: Department, fault: Fault, citizenId = ''): Promise<void> {
  const response = await fetch(`${running.addresses[department]}/switches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault, citizenId }),
  })
  expect(response.status).toBe(200)
}

async function factsOf(department: Department, person: Person): Promise<Record<string, unknown>> {
  const answer = await connector(department).ask(about(person))
  expect(answer.problem).toBe(undefined)
  return Object.fromEntries(answer.facts.map((fact) => [fact.name, fact.value]))
}

describe('a good day', () => {
  test('what the departments know about the old widow arrives in fen, with its date', async () => {
    const { person } = tell('old-widow')
    const answer = await connector('socialSecurity').ask(about(person))
    expect(answer).toEqual({
      department: 'socialSecurity',
      askedAt: now(),
      facts: [
        ['wageIncomeFen', 0],
        ['transferNetIncomeFen', 40_000],
        ['centralBasicPensionFen', 14_300],
        ['employed', false],
        ['jobRefusals6m', 0],
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
    const ofStories = world.stories.flatMap(
      (story) => households.get(story.householdId)?.members ?? [],
    )
    const asked = departments.flatMap((department) => {
      const one = connector(department)
      return ofStories.map(async (member) => {
        const answer = await one.ask(about(member))
        const down = department === 'housing' && member.id === tell('department-down').person.id
        const known = member.departments[department] !== null
        expect(answer.problem).toBe(down ? 'unavailable' : known ? undefined : 'notFound')
      })
    })
    await Promise.all(asked)
  })

  test('a home that husband and wife own together is counted once', async () => {
    const { household } = tell('two-homes-under')
    const answers = await Promise.all(
      household.members.map((member) => connector('housing').ask(about(member))),
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
    const { person } = tell('departments-disagree')
    expect((await factsOf('socialSecurity', person)).employed).toBe(false)
    expect((await factsOf('medicalInsurance', person)).employed).toBe(true)
  })

  test('a full-time student of a bachelor is one, a rare name is the same name', async () => {
    const student = tell('student-son').household.members[1]
    expect(student && (await factsOf('education', student))).toEqual({
      studyStatus: 'FT_UPTO_BACHELOR',
    })
    expect((await factsOf('education', tell('rare-name').person)).studyStatus).toBe('NONE')
  })
})

describe('a bad day', () => {
  test.each([
    ['down', 'unavailable'],
    ['error', 'unavailable'],
    ['garbage', 'invalid'],
    ['wrongPerson', 'wrongPerson'],
    ['implausible', 'implausible'],
    ['endless', 'invalid'],
    ['unsigned', 'invalid'],
  ] as const)('%s gives “%s” and no facts, from every department', async (fault, problem) => {
    const { person } = tell('three-at-500')
    for (const department of departments) {
      await turn(department, fault)
      const answer = await connector(department).ask(about(person))
      expect(answer).toEqual({ department, askedAt: now(), facts: [], problem })
    }
  })

  test('slow gives “timeout” after the tries that are allowed', async () => {
    await turn('housing', 'slow')
    const limits = { timeoutMs: 30, retries: 2, jitterMs: 1 }
    const answer = await connector('housing', { limits }).ask(about(tell('car').person))
    expect(answer).toMatchObject({ problem: 'timeout', facts: [] })
  })

  test('a byte now and then does not stretch the time of a try', async () => {
    await using trickling = await answering((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 5)
      response.on('close', () => clearInterval(timer))
    })
    const limits = { timeoutMs: 60, retries: 0 }
    expect(
      (await connector('housing', { url: trickling.url, limits }).ask(about(tell('car').person)))
        .problem,
    ).toBe('timeout')
  })

  test.each([
    ['a gzip bomb', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(30_000_000, ' '))],
    ['a tower of brackets', {}, Buffer.from(`${'['.repeat(400_000)}${']'.repeat(400_000)}`)],
    ['HTML', { 'content-type': 'text/html' }, Buffer.from('<p>系统维护中</p>')],
    ['nothing', {}, Buffer.alloc(0)],
    ['null', {}, Buffer.from('null')],
  ])('%s is no answer', async (_, headers, body) => {
    await using hostile = await answering((response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body)
    })
    expect(
      (await connector('housing', { url: hostile.url }).ask(about(tell('car').person))).problem,
    ).toBe('invalid')
  })

  test('old data is stale', async () => {
    await turn('housing', 'stale')
    const answer = await connector('housing').ask(about(tell('old-widow').person))
    expect(answer.facts.map((fact) => fact.quality)).toEqual(['stale', 'stale', 'stale'])
    expect(answer.facts[0]?.asOf).toBe('2026-05-07')
  })

  test('a switch for one person leaves the others alone; housing is down for the person of that story', async () => {
    const down = tell('department-down')
    expect((await connector('housing').ask(about(down.person))).problem).toBe('unavailable')
    expect((await connector('socialSecurity').ask(about(down.person))).problem).toBe(undefined)
    expect((await connector('housing').ask(about(tell('car').person))).problem).toBe(undefined)
  })

  test('nobody there: unavailable; after five questions the breaker stops asking and says so at once', async () => {
    const clock = { ms: 0 }
    const reasons: string[] = []
    const one = connector('education', {
      // Port 1 is reserved and closed.
      url: 'http://127.0.0.1:1',
      breaker: newBreaker(),
      monotonicMs: () => clock.ms,
      onProblem: (line) => reasons.push(line.reason),
    })
    for (let time = 0; time < 6; time += 1) {
      expect((await one.ask(about(tell('car').person))).problem).toBe('unavailable')
    }
    expect(reasons.filter((reason) => reason === 'breaker open').length).toBe(1)
    clock.ms = 30_000
    await one.ask(about(tell('car').person))
    expect(reasons.at(-1)).not.toBe('breaker open')
  })

  test('without a consent nothing is sent, and the department refuses one that is missing', async () => {
    const { person } = tell('car')
    const nowhere = connector('housing', { url: 'http://127.0.0.1:1' })
    expect((await nowhere.ask({ ...about(person), consentId: ' ' })).problem).toBe('noConsent')
    const { request } = searchRequest('housing', about(person), 'test', now())
    const [asked] = request.message.search_request as { search_criteria: { consent?: unknown } }[]
    delete asked?.search_criteria.consent
    const response = await post('housing', request)
    const reply = (await response.json()) as { message: { search_response: unknown[] } }
    expect(reply.message.search_response[0]).toMatchObject({
      status: 'rjct',
      status_reason_code: 'rjct.consent_missing',
    })
  })

  test('a wrong token, another department’s key and another name are not accepted', async () => {
    const { person } = tell('car')
    expect((await connector('housing', { token: 'wrong' }).ask(about(person))).problem).toBe(
      'unavailable',
    )
    expect(
      (await connector('housing', { publicJwk: keys.education.publicJwk }).ask(about(person)))
        .problem,
    ).toBe('invalid')
    expect((await connector('housing').ask({ ...about(person), name: '潘秀英' })).problem).toBe(
      'wrongPerson',
    )
  })

  test('a caller who gives up gets “timeout”, and the breaker does not count it', async () => {
    await turn('housing', 'slow')
    const breaker = newBreaker()
    const answer = await connector('housing', { breaker }).ask(
      about(tell('car').person),
      AbortSignal.timeout(20),
    )
    expect(answer.problem).toBe('timeout')
    expect(breaker.failuresInARow).toBe(0)
  })

  test('a signed answer that was kept and sent again does not fit a new question', async () => {
    const { person } = tell('car')
    const old = searchRequest('housing', about(person), 'test', now())
    const kept = await (await post('housing', old.request)).text()
    await using replaying = await answering((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(kept)
    })
    expect((await connector('housing', { url: replaying.url }).ask(about(person))).problem).toBe(
      'invalid',
    )
  })

  test('a redirect is not followed', async () => {
    await using elsewhere = await answering((response) => {
      response.writeHead(307, { location: running.addresses.housing + searchPath }).end()
    })
    const answer = await connector('housing', { url: elsewhere.url }).ask(about(tell('car').person))
    expect(answer.problem).toBe('unavailable')
  })
})

describe('the department itself', () => {
  test('refuses what is not a search in form', async () => {
    const { request } = searchRequest('housing', about(tell('car').person), 'test', now())
    expect((await post('education', request)).status).toBe(400)
    expect((await post('housing', { ...request, more: 1 })).status).toBe(400)
    expect((await post('housing', request, 'wrong')).status).toBe(401)
  })

  test('shows its switches in both languages and takes them from a plain form', async () => {
    const address = running.addresses.education
    expect(await (await fetch(`${address}/health`)).json()).toEqual({
      status: 'ok',
      department: 'education',
    })
    expect(await (await fetch(address)).text()).toContain('<h1>教育</h1>')
    const body = new URLSearchParams({
      fault: 'garbage',
      named: tell('car').person.citizenId,
      citizenId: '',
    })
    const page = await fetch(`${address}/switches?lang=en`, { method: 'POST', body })
    expect(await page.text()).toContain('Answers nonsense</td>')
    expect((await connector('education').ask(about(tell('car').person))).problem).toBe('invalid')
    await turn('education', 'none', tell('car').person.citizenId)
    const foreign = { method: 'POST', body, headers: { 'sec-fetch-site': 'cross-site' } }
    expect((await fetch(`${address}/switches`, foreign)).status).toBe(403)
  })
})

function post(department: Department, message: unknown, withToken = token): Promise<Response> {
  return fetch(running.addresses[department] + searchPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${withToken}` },
    body: JSON.stringify(message),
  })
}

/** A server that answers everything in one way. */
async function answering(answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => answer(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
