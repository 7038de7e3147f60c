import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChild } from './children.ts'
import { findProcessIdentity } from './process-identity.ts'

let folder: string
let patient: string
let stubborn: string
let failing: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'happiness-code-children-'))
  const program = (name: string, source: string) => {
    const file = join(folder, name)
    writeFileSync(file, source)
    return file
  }
  const live =
    "import { writeFileSync } from 'node:fs'; writeFileSync(process.env.PID_FILE, String(process.pid)); setInterval(() => {}, 1000);"
  patient = program('patient.ts', live)
  stubborn = program('stubborn.ts', `process.on('SIGTERM', () => {}); ${live}`)
  failing = program('failing.ts', "console.error('no such table'); process.exit(3)")
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a child that ends by itself is named, with its exit code and its last words', async () => {
  const child = startChild({
    name: 'api',
    file: failing,
    environment: {},
    logFile: join(folder, 'api.log'),
  })
  expect(await child.died).toMatch(/api stopped by itself \(exit code 3\)[\s\S]*no such table/)
})

test('a child that ignores the request to stop is gone within five seconds all the same', async () => {
  const pidFile = join(folder, 'stubborn.pid')
  const child = startChild({ name: 'api', file: stubborn, environment: { PID_FILE: pidFile } })
  const pid = await pidIn(pidFile)
  const before = performance.now()
  await child.stop()
  expect(performance.now() - before).toBeLessThan(5_000)
  expect(findProcessIdentity(pid)).toBeUndefined()
})

test('a child does not outlive a launcher that was killed without a word', async () => {
  const pidFile = join(folder, 'patient.pid')
  const launcher = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { startChild } from ${JSON.stringify(new URL('./children.ts', import.meta.url).href)}
       startChild({ name: 'api', file: ${JSON.stringify(patient)}, environment: { PID_FILE: ${JSON.stringify(pidFile)} } })`,
    ],
    { stdio: 'inherit' },
  )
  const pid = await pidIn(pidFile)
  launcher.kill('SIGKILL')
  await until(() => findProcessIdentity(pid) === undefined)
})

async function pidIn(file: string): Promise<number> {
  let pid = 0
  await until(() => {
    try {
      pid = Number(readFileSync(file, 'utf8'))
    } catch {
      return false // not written yet
    }
    return pid > 0
  })
  return pid
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('waited ten seconds in vain')
    await sleep(20)
  }
}
