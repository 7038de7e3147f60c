import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { keepWorld } from './keep-world.ts'
import { readStartOptions } from './start-environment.ts'

const main = fileURLToPath(new URL('../../api/src/main.ts', import.meta.url))
const complete = {
  DATABASE_URL: inject('postgresUrl'),
  MASTER_KEY: Buffer.alloc(32, 9).toString('base64'),
  BASE_URL: 'https://xfm.example.gov.cn',
}

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'happiness-code-production-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (change: (url: URL) => void) => {
  const url = new URL(complete.DATABASE_URL)
  change(url)
  return url.href
}

test.each([
  ['MASTER_KEY is missing', { MASTER_KEY: undefined }, 'MASTER_KEY'],
  ['MASTER_KEY is too short', { MASTER_KEY: 'c2hvcnQ=' }, 'MASTER_KEY: must be 32 bytes'],
  ['BASE_URL is missing', { BASE_URL: undefined }, 'BASE_URL'],
  ['DATABASE_URL is missing', { DATABASE_URL: undefined }, 'DATABASE_URL'],
  ['DATABASE_URL is no address', { DATABASE_URL: 'nonsense' }, 'DATABASE_URL'],
  [
    'it is one of another kind',
    { DATABASE_URL: 'mysql://a:b@127.0.0.1/x' },
    'DATABASE_URL must begin',
  ],
  [
    'nobody listens there',
    { DATABASE_URL: at((url) => Object.assign(url, { hostname: 'localhost', port: '1' })) },
    '@localhost:1/',
  ],
  [
    'the password is wrong',
    { DATABASE_URL: at((url) => Object.assign(url, { password: 'a-wrong-one' })) },
    'DATABASE_URL:',
  ],
  [
    'there is no such database',
    { DATABASE_URL: at((url) => Object.assign(url, { pathname: '/nowhere' })) },
    'DATABASE_URL:',
  ],
  ['DEPARTMENTS is no JSON', { DEPARTMENTS: '{' }, 'DEPARTMENTS: must be JSON'],
])('%s: the start is refused in one sentence that names the variable', async (_, change, names) => {
  const { code, said } = await run({ ...complete, ...change })
  expect(code).toBe(1)
  expect(said.trim().split('\n')).toHaveLength(1)
  expect(said).toContain(names)
  expect(said).not.toContain('a-wrong-one')
})

test('a port that is taken is named', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const { code, said } = await run({ ...complete, PORT: String(port) })
  server.close()
  expect(code).toBe(1)
  expect(said).toContain(`HOST and PORT: cannot listen on 127.0.0.1:${port}`)
})

test('the demo is reached under the address it is given, else on loopback', () => {
  const read = (variables: NodeJS.ProcessEnv) =>
    readStartOptions(folder, { DATA_DIR: '.', ...variables })
  expect(read({ PORT: '8123' })).toMatchObject({
    host: '127.0.0.1',
    baseUrl: 'http://127.0.0.1:8123',
  })
  expect(read({ HOST: '0.0.0.0', BASE_URL: 'http://192.168.1.5:8080/' })).toMatchObject({
    host: '0.0.0.0',
    baseUrl: 'http://192.168.1.5:8080',
  })
  expect(() => read({ BASE_URL: '192.168.1.5' })).toThrow(/^BASE_URL must be/)
  expect(() => read({ HOST: '192.168.1.5' })).toThrow(/^HOST must be/)
})

test('a size that no district has is refused, and not kept', () => {
  expect(() => keepWorld(folder, { PEOPLE: 'many' })).toThrow(/^PEOPLE=many/)
  expect(() => keepWorld(folder, { PEOPLE: '1', SEED: '1' })).toThrow(/^PEOPLE=1/)
  expect(keepWorld(folder, { PEOPLE: '2000' }).people).toBe(2000)
  expect(keepWorld(folder, { PEOPLE: '5000' }).people).toBe(2000)
})

/** Runs the product as production does, with these variables and no others. */
function run(
  variables: Record<string, string | undefined>,
): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...variables }
  return new Promise((resolve) => {
    execFile(process.execPath, [main], { env, timeout: 15_000 }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    )
  })
}
