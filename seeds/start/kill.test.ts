import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../journey/browser.ts'
import { findFreePort } from './free-port.ts'
import type { Relative } from './process-family.ts'
import { signInByPhone } from './resident-over-http.ts'
import { type StartedProduct, startProduct } from './started-product.ts'
import { until } from './until.ts'

/** One resident's intent: sums kept in a draft, then one application under one key. */
type Writer = {
  browser: Browser
  key: string
  /** They hand in after so many drafts: when the kill comes some have, some are about to. */
  handsInAfter: number
  /** The last sum that was sent, and the last that was acknowledged. */
  sent: number
  kept: number
  /** The case they were told of. */
  caseId?: string
}

const draftsEach = 8
const residentsEach = 4

// Without process trees there is nothing to kill by name.
describe.skipIf(process.platform === 'win32')('the product is killed without a word', () => {
  let dataDir: string
  let baseUrl: string
  let product: StartedProduct
  const writers: Writer[] = []

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'happiness-code-kill-'))
    const port = await findFreePort()
    baseUrl = `http://127.0.0.1:${port}`
    product = await start()
    for (const { invitation, pin } of invitations(product.printed()).slice(0, residentsEach * 3)) {
      const browser = await signInByPhone(baseUrl, { invitation, pin })
      const handsInAfter = 1 + (writers.length % residentsEach) * 2
      writers.push({ browser, key: randomUUID(), handsInAfter, sent: 0, kept: 0 })
    }
  })

  afterAll(async () => {
    product?.interrupt()
    await product?.ended
    rmSync(dataDir, { recursive: true, force: true })
  })

  const start = () =>
    startProduct({ PORT: new URL(baseUrl).port, DATA_DIR: dataDir, PEOPLE: '1000' })

  test.each([
    { who: 'api', says: /api stopped by itself \(SIGKILL\)/, code: 1 },
    { who: 'Postgres', says: /Postgres stopped by itself/, code: 1 },
    { who: 'launcher', says: /ready on/, code: 137 },
  ] as const)(
    '$who dies while residents write; all that was acknowledged is there after the next start',
    async ({ who, says, code }) => {
      const round = ['api', 'Postgres', 'launcher'].indexOf(who)
      const writing = writers.slice(round * residentsEach, (round + 1) * residentsEach)
      const family = product.family()

      let acknowledged = 0
      const acknowledge = () => {
        acknowledged += 1
        // In the middle: some have handed in, some are about to.
        if (acknowledged === (draftsEach * residentsEach) / 2) product.kill(who)
      }
      await Promise.all(writing.map((writer) => write(writer, acknowledge)))
      expect(await product.ended).toBe(code)
      expect(product.printed()).toMatch(says)
      await until('nothing of the killed start is left', () => !family.some(isAlive))

      product = await start()
      for (const writer of writers) await expectNothingLost(writer)
      await Promise.all(writing.map((writer) => write(writer, () => {})))
      for (const writer of writing) {
        expect(writer.caseId).toBeDefined()
        await expectNothingLost(writer)
      }
    },
  )

  test('asked to stop, it is gone within five seconds, and what was written stays', async () => {
    const family = product.family()
    const before = performance.now()
    product.interrupt()
    expect(await product.ended).toBe(0)
    expect(performance.now() - before).toBeLessThan(5_000)
    expect(family.filter(isAlive)).toEqual([])

    product = await start()
    for (const writer of writers) await expectNothingLost(writer)
  }, 60_000)
})

const isAlive = (relative: Relative) => relative.isAlive()

/** Writes until all is acknowledged, or nobody answers any more. */
async function write(writer: Writer, acknowledge: () => void): Promise<void> {
  const { browser, key } = writer
  try {
    while (writer.kept < draftsEach) {
      if (writer.kept >= writer.handsInAfter && !writer.caseId) {
        if (!(await save(browser, 'subsistence-allowance', allowance))) return
        const handed = await handIn(browser, key)
        if (handed.status !== 200) return
        writer.caseId = handed.body.id
      }
      writer.sent = writer.kept + 1
      if (!(await save(browser, 'emergency-aid', { persons: writer.sent }))) return
      writer.kept = writer.sent
      acknowledge()
    }
  } catch (cause) {
    // fetch: nobody there, or the connection was cut. What was not acknowledged may or may not have happened.
    if (!(cause instanceof TypeError)) throw cause
  }
}

/** Answers with which the allowance can be handed in. */
const allowance = {
  membersConfirmed: true,
  moneyAssetsFen: 1_200_000,
  vehicles: [],
  companyCapitalFen: 0,
  reason: '收入太低',
  truthful: true,
}

async function save(browser: Browser, programme: string, answers: object): Promise<boolean> {
  const { status, body } = await browser.put(`/api/drafts/${programme}`, { answers })
  if (![200, 500, 503].includes(status)) throw new Error(`not kept: ${JSON.stringify(body)}`)
  return status === 200
}

async function handIn(browser: Browser, key: string) {
  return await browser.post(
    '/api/applications',
    { programme: 'subsistence-allowance' },
    { 'idempotency-key': key },
  )
}

/** As the resident sees it: the last acknowledged answer, or the one under way; one case for one key. */
async function expectNothingLost({ browser, key, sent, kept, caseId }: Writer): Promise<void> {
  const { body } = await browser.get('/api/drafts')
  const draft = body.drafts.find(
    (each: { programme: string }) => each.programme === 'emergency-aid',
  )
  expect([kept, sent]).toContain(draft?.answers.persons ?? 0)
  if (!caseId) return
  const again = await handIn(browser, key)
  expect(again.body.id).toBe(caseId)
  const mine = (await browser.get('/api/applications')).body.applications
  expect(mine.map((each: { id: string }) => each.id)).toEqual([caseId])
}

/** Whom the start printed, with the invitation of their phone. */
function invitations(printed: string): { invitation: string; pin: string }[] {
  const found = printed.matchAll(/PIN (\d+)\n\s*phone to invite, once (\S+)/g)
  return [...found].map(([, pin = '', invitation = '']) => ({ invitation, pin }))
}
