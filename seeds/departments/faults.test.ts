import { gzipSync } from 'node:zlib'
import { newBreaker } from '@happiness-code/api/departments/breaker'
import { departments } from '@happiness-code/api/departments/connector'
import { searchPath, searchRequest } from '@happiness-code/api/departments/sp-dci-message'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  answering,
  type DepartmentTrial,
  newDepartmentTrial,
  questionAbout,
} from './department-trial.ts'

let trial: DepartmentTrial
beforeAll(async () => {
  trial = await newDepartmentTrial()
})
afterAll(() => trial[Symbol.asyncDispose]())
beforeEach(async () => {
  for (const department of departments) await trial.turn(department, 'none')
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
    const { person } = trial.tell('three-at-500')
    for (const department of departments) {
      await trial.turn(department, fault)
      const answer = await trial.connector(department).ask(questionAbout(person))
      expect(answer).toEqual({ department, askedAt: trial.now(), facts: [], problem })
    }
  })

  test('slow gives “timeout” after the tries that are allowed', async () => {
    await trial.turn('housing', 'slow')
    const limits = { timeoutMs: 30, retries: 2, jitterMs: 1 }
    const answer = await trial
      .connector('housing', { limits })
      .ask(questionAbout(trial.tell('car').person))
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
      (
        await trial
          .connector('housing', { url: trickling.url, limits })
          .ask(questionAbout(trial.tell('car').person))
      ).problem,
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
      (
        await trial
          .connector('housing', { url: hostile.url })
          .ask(questionAbout(trial.tell('car').person))
      ).problem,
    ).toBe('invalid')
  })

  test('old data is stale', async () => {
    await trial.turn('housing', 'stale')
    const answer = await trial
      .connector('housing')
      .ask(questionAbout(trial.tell('old-widow').person))
    expect(new Set(answer.facts.map((fact) => fact.quality))).toEqual(new Set(['stale']))
    expect(answer.facts[0]?.asOf).toBe('2026-05-07')
  })

  test('a switch for one person leaves the others alone; housing is down for the person of that story', async () => {
    const down = trial.tell('department-down')
    expect((await trial.connector('housing').ask(questionAbout(down.person))).problem).toBe(
      'unavailable',
    )
    expect((await trial.connector('socialSecurity').ask(questionAbout(down.person))).problem).toBe(
      undefined,
    )
    expect(
      (await trial.connector('housing').ask(questionAbout(trial.tell('car').person))).problem,
    ).toBe(undefined)
  })

  test('nobody there: unavailable; after five questions the breaker stops asking and says so at once', async () => {
    const clock = { ms: 0 }
    const reasons: string[] = []
    const one = trial.connector('education', {
      // Port 1 is reserved and closed.
      url: 'http://127.0.0.1:1',
      breaker: newBreaker(),
      monotonicMs: () => clock.ms,
      onProblem: (line) => reasons.push(line.reason),
    })
    for (let time = 0; time < 6; time += 1) {
      expect((await one.ask(questionAbout(trial.tell('car').person))).problem).toBe('unavailable')
    }
    expect(reasons.filter((reason) => reason === 'breaker open').length).toBe(1)
    clock.ms = 30_000
    await one.ask(questionAbout(trial.tell('car').person))
    expect(reasons.at(-1)).not.toBe('breaker open')
  })

  test('without a consent nothing is sent, and the department refuses one that is missing', async () => {
    const { person } = trial.tell('car')
    const nowhere = trial.connector('housing', { url: 'http://127.0.0.1:1' })
    expect((await nowhere.ask({ ...questionAbout(person), consentId: ' ' })).problem).toBe(
      'noConsent',
    )
    const { request } = searchRequest('housing', questionAbout(person), 'test', trial.now())
    const [asked] = request.message.search_request as { search_criteria: { consent?: unknown } }[]
    delete asked?.search_criteria.consent
    const response = await trial.post('housing', request)
    const reply = (await response.json()) as { message: { search_response: unknown[] } }
    expect(reply.message.search_response[0]).toMatchObject({
      status: 'rjct',
      status_reason_code: 'rjct.consent_missing',
    })
  })

  test('a wrong token, another department’s key and another name are not accepted', async () => {
    const { person } = trial.tell('car')
    expect(
      (await trial.connector('housing', { token: 'wrong' }).ask(questionAbout(person))).problem,
    ).toBe('unavailable')
    expect(
      (
        await trial
          .connector('housing', { publicJwk: trial.keys.education.publicJwk })
          .ask(questionAbout(person))
      ).problem,
    ).toBe('invalid')
    expect(
      (await trial.connector('housing').ask({ ...questionAbout(person), name: '潘秀英' })).problem,
    ).toBe('wrongPerson')
  })

  test('a caller who gives up gets “timeout”, and the breaker does not count it', async () => {
    await trial.turn('housing', 'slow')
    const breaker = newBreaker()
    const answer = await trial
      .connector('housing', { breaker })
      .ask(questionAbout(trial.tell('car').person), AbortSignal.timeout(20))
    expect(answer.problem).toBe('timeout')
    expect(breaker.failuresInARow).toBe(0)
  })

  test('a signed answer that was kept and sent again does not fit a new question', async () => {
    const { person } = trial.tell('car')
    const old = searchRequest('housing', questionAbout(person), 'test', trial.now())
    const kept = await (await trial.post('housing', old.request)).text()
    await using replaying = await answering((response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(kept)
    })
    expect(
      (await trial.connector('housing', { url: replaying.url }).ask(questionAbout(person))).problem,
    ).toBe('invalid')
  })

  test('a redirect is not followed', async () => {
    await using elsewhere = await answering((response) => {
      response.writeHead(307, { location: trial.addresses.housing + searchPath }).end()
    })
    const answer = await trial
      .connector('housing', { url: elsewhere.url })
      .ask(questionAbout(trial.tell('car').person))
    expect(answer.problem).toBe('unavailable')
  })
})
