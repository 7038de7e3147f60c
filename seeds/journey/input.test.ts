import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { resident } from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'
import { allowedRoles, type Operation, operationsOf, sampleBody } from './operations.ts'

let district: District
let operations: Operation[]
const browsers = new Map<Operation, Browser>()

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  operations = await operationsOf(district)
  const person = await resident(district, 'three-at-500')
  for (const operation of operations) {
    const [role] = allowedRoles[name(operation)] ?? []
    const isStaff = operation.path.startsWith('/api/staff/')
    browsers.set(
      operation,
      operation.path.endsWith('/sessions/current')
        ? district.browser()
        : role
          ? await district.officer(role)
          : isStaff
            ? district.browser()
            : person,
    )
  }
})
afterAll(() => district?.close())

const name = ({ method, path }: Operation) => `${method} ${path}`
const key = () => ({ 'idempotency-key': randomBytes(12).toString('base64url') })
const changing = () => operations.filter(({ method }) => method !== 'GET')
const taking = () => operations.filter(({ takesJson }) => takesJson)

/** Sends bytes as they are, from a browser that may use the route; no answer may keep a place for long. */
async function send(
  operation: Operation,
  body: string | undefined,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  await district.asOwner('delete from rate_bucket')
  const browser = browsers.get(operation) as Browser
  const began = performance.now()
  const answer = await browser.sendRaw(operation.method, operation.url, body, {
    ...key(),
    ...headers,
  })
  expect(performance.now() - began, `${name(operation)} took its time`).toBeLessThan(5_000)
  return answer
}

function expectRefused(
  operation: Operation,
  { status, body }: { status: number; body: { code?: string } },
  of: number[] = [],
) {
  expect(status, `${name(operation)}: ${JSON.stringify(body)}`).toBeGreaterThanOrEqual(400)
  expect(status, `${name(operation)}: ${JSON.stringify(body)}`).toBeLessThan(500)
  if (of.length > 0) expect(of, `${name(operation)}: ${JSON.stringify(body)}`).toContain(status)
  expect(body.code, name(operation)).toBeTruthy()
}

test('the api describes every operation, on paper and as a page', async () => {
  expect(operations.length).toBeGreaterThan(60)
  const page = await district.request('/docs')
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('/api/applications')
  for (const operation of taking()) expect(sampleBody(operation), name(operation)).toBeDefined()
})

test('a field that nobody asked for is refused, wherever a body is taken', async () => {
  const stray = {
    status: 'approved',
    state: 'approved',
    amount_fen: 1,
    decided_by: null,
    role: 'policyPublisher',
    village_code: 330113,
    grade: 'A',
  }
  for (const operation of taking())
    for (const [field, value] of Object.entries(stray)) {
      const answer = await send(
        operation,
        JSON.stringify({ ...sampleBody(operation), [field]: value }),
      )
      expectRefused(operation, answer, [422])
      expect(answer.body.faults.length, name(operation)).toBeGreaterThan(0)
    }
})

test('a body that is no JSON object of the form is refused', async () => {
  const bodies = ['', '{', '{"a":', 'null', '[]', '"text"', '0', 'true', '\u0000', '{"a":1}{"b":2}']
  for (const operation of taking())
    for (const body of bodies) expectRefused(operation, await send(operation, body), [400, 422])
})

test('JSON under another name is not taken', async () => {
  for (const operation of taking())
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', ''])
      expectRefused(
        operation,
        await send(operation, JSON.stringify(sampleBody(operation)), { 'content-type': type }),
        [400, 415, 422],
      )
})

test('a body larger than the limit is refused before it is read', async () => {
  const huge = JSON.stringify({ text: 'x'.repeat(300 * 1024) })
  for (const operation of taking()) {
    expectRefused(operation, await send(operation, huge), [413])
    expectRefused(operation, await send(operation, huge, { 'content-type': 'text/plain' }), [413])
  }
})

test('prototypes, towers of brackets and a hundred thousand keys do no harm', async () => {
  const deep = 100_000
  const bodies = [
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    `${'['.repeat(deep)}${']'.repeat(deep)}`,
    `${'{"a":'.repeat(deep / 4)}1${'}'.repeat(deep / 4)}`,
    `{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":0`).join(',')}}`,
  ]
  for (const operation of taking())
    for (const body of bodies)
      expectRefused(operation, await send(operation, body), [400, 413, 422])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('a prototype beside the right fields is an unknown field too', async () => {
  for (const operation of taking()) {
    const right = JSON.stringify(sampleBody(operation))
    const body = right === '{}' ? '{"__proto__":{"x":1}}' : `{"__proto__":{"x":1},${right.slice(1)}`
    const answer = await send(operation, body)
    expect(answer.status, `${name(operation)}: ${JSON.stringify(answer.body)}`).toBeLessThan(500)
  }
  expect(({} as { x?: number }).x).toBeUndefined()
})

test('no text that a database cannot hold gets as far as the database', async () => {
  const hostile = [
    '\u0000',
    'a\ud800b',
    '\udfff',
    '\u0007',
    '\u{1f4a3}'.repeat(2),
    `${'9'.repeat(400)}`,
  ]
  for (const operation of taking()) {
    const body = sampleBody(operation) ?? {}
    for (const path of textPaths(body))
      for (const text of hostile) {
        const answer = await send(operation, JSON.stringify(withText(body, path, text)))
        expect(
          answer.status,
          `${name(operation)} ${path.join('.')} ${JSON.stringify(text)}: ${JSON.stringify(answer.body)}`,
        ).toBeLessThan(500)
      }
  }
})

test('numbers and days beyond reason are refused, in the body and in the address', async () => {
  const odd = [-1, 0.5, 1e308, 2 ** 53, -0.1, Number.MAX_SAFE_INTEGER, '1', null, true, {}, []]
  for (const operation of taking()) {
    const body = sampleBody(operation) ?? {}
    for (const field of Object.keys(body))
      for (const value of odd) {
        const answer = await send(operation, JSON.stringify({ ...body, [field]: value }))
        expect(
          answer.status,
          `${name(operation)} ${field} ${JSON.stringify(value)}: ${JSON.stringify(answer.body)}`,
        ).toBeLessThan(500)
      }
  }
  const author = await district.officer('policyAuthor')
  const town = await district.officer('townCaseworker')
  const person = [...browsers].find(([{ path }]) => path === '/api/reads')?.[1] as Browser
  const nobody = '00000000-0000-4000-8000-000000000000'
  for (const day of ['0000-01-01', '9999-12-31', '2026-02-30', '-000001-01-01', '1']) {
    expect((await author.get(`/api/staff/policies?on=${day}`)).status, day).toBeLessThan(500)
    expect((await author.get(`/api/staff/parameters?on=${day}`)).status, day).toBeLessThan(500)
    expect(
      (await town.get(`/api/staff/cases?afterDue=${day}T00:00:00Z&afterId=${nobody}`)).status,
      day,
    ).toBeLessThan(500)
  }
  for (const before of ['0', '-1', '1e400', '9007199254740993', 'x', ' '])
    expect((await person.get(`/api/reads?before=${before}`)).status, before).toBe(422)
  expect((await person.get('/api/reads?sort=id_no')).status).toBe(422)
  expect((await town.get('/api/staff/cases?limit=1000000000')).status).toBe(422)
})

test('a change of state needs our own page: without the header, or from elsewhere, it is refused', async () => {
  for (const operation of changing()) {
    const body = operation.takesForm ? undefined : JSON.stringify(sampleBody(operation))
    const forged: Record<string, string>[] = [
      { 'x-xfm': '' },
      { 'x-xfm': '0' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://district.test.evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of forged)
      expectRefused(
        operation,
        await send(operation, body, { 'content-type': 'application/json', ...headers }),
        [403],
      )
  }
})

test('what does not exist is a problem with a number and nothing else', async () => {
  for (const [method, path] of [
    ['GET', '/api/nothing'],
    ['GET', '/api/staff/nothing'],
    ['POST', '/api/nothing'],
    ['GET', '/api/applications/x.css'],
    ['GET', '/api//applications'],
    ['GET', '/.git/config'],
    ['GET', '/api/staff'],
    ['DELETE', '/api/reads'],
  ] as const) {
    const { status, body, headers } = await district.browser().send(method, path)
    if (path === '/api/applications/x.css') expect([404, 422]).toContain(status)
    else expect(status, path).toBe(404)
    expect(headers.get('content-type'), path).toContain('application/problem+json')
    expect(headers.get('cache-control'), path).toBe('no-store')
    expect(
      Object.keys(body)
        .filter((each) => each !== 'faults')
        .sort(),
      path,
    ).toEqual(['code', 'requestId', 'status', 'title', 'type'])
  }
})

test('an idempotency key that is none is refused', async () => {
  const submit = operations.find(
    ({ path, method }) => path === '/api/applications' && method === 'POST',
  )
  for (const given of ['short', 'x'.repeat(81), 'has space in it here', 'sixteen-letters-é', ''])
    expectRefused(
      submit as Operation,
      await send(submit as Operation, '{"programme":"subsistence-allowance"}', {
        'content-type': 'application/json',
        'idempotency-key': encodeURIComponent(given),
      }),
      [422],
    )
})

type Path = (string | number)[]

/** Where a body holds texts. */
function textPaths(value: unknown, at: Path = []): Path[] {
  if (typeof value === 'string') return [at]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, each]) => textPaths(each, [...at, field]))
}

function withText(body: object, [first, ...rest]: Path, text: string): unknown {
  if (first === undefined) return text
  const copy = structuredClone(body) as Record<string, unknown>
  copy[first] = rest.length > 0 ? withText(copy[first] as object, rest, text) : text
  return Array.isArray(body) ? Object.values(copy) : copy
}
