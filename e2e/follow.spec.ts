import { readFile } from 'node:fs/promises'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { look } from './look.ts'
import { inEachMode } from './modes.ts'
import {
  type Calls,
  callsOf,
  caseOf,
  handIn,
  moveClock,
  moveOn,
  toTheDistrict,
} from './office-calls.ts'
import { officerPage } from './officers.ts'
import { expectAccessible, newPage, signInWithPhone } from './residents.ts'

/** Two households are followed: one is granted an allowance, one waits, says that a figure is wrong, and is refused. */
test.describe.configure({ mode: 'serial' })

type Followed = { page: Page; calls: Calls; id: string; reference: string; path: string }
let granted: Followed
let waiting: Followed
let town: Page
let district: Page
let lastFour: string
let letter: string

const photo = {
  name: '离职证明.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

test.afterAll(async () => {
  if (town) await moveClock(callsOf(town), 0)
})

/** A page of the followed household in a browser of another mode. */
async function as(page: Page, who: Followed): Promise<void> {
  const cookies = await who.page.context().cookies()
  await page
    .context()
    .addCookies(cookies.filter(({ name }) => name !== 'language' && name !== 'elder'))
}

async function follow(browser: Browser, title: string): Promise<Followed> {
  const page = await newPage(browser)
  await signInWithPhone(page, title)
  const calls = callsOf(page)
  const { id, reference } = await handIn(calls)
  const { path } = await caseOf(callsOf(town), reference)
  return { page, calls, id, reference, path }
}

test('two households apply; one is granted, the other waits longer than the law allows', async ({
  browser,
}) => {
  test.slow()
  town = await officerPage(browser, 'Ding Guoping')
  district = await officerPage(browser, 'Tu Lixin')
  granted = await follow(browser, 'A grown son with a severe mental disability')
  waiting = await follow(browser, 'A grown daughter who is blind')
  await toTheDistrict(callsOf(town), granted.path, 100_000)
  const reasons = [{ article: '民发〔2021〕57号 art. 21', words: '收入低于标准，符合条件。' }]
  await moveOn(callsOf(district), granted.path, { to: 'approved', amountFen: 100_000, reasons })
  await expect(async () => {
    const { application } = await granted.calls.get(`/applications/${granted.id}`)
    expect(application.state).toBe('paying')
  }).toPass()
  const [, , , householdId] = granted.path.split('/')
  const { found } = await caseOf(callsOf(town), waiting.reference)
  const { people } = await callsOf(town).post('/staff/people/search', {
    query: (await callsOf(town).get(waiting.path)).applicantName,
    purpose: 'casework',
  })
  const person = people.find(
    (each: { householdId: string }) => each.householdId === found.householdId,
  )
  const record = await callsOf(town).get(
    `/staff/people/${person.householdId}/${person.personId}?purpose=casework`,
  )
  lastFour = record.citizenIdMasked.slice(-4)
  expect(householdId).toBeTruthy()
})

inEachMode('a case is a line with a dot; late is said openly', async (mode, page) => {
  await as(page, waiting)
  await page.goto(`/home/applications/${waiting.id}`)
  await look(page, 'follow/overdue')
  await expect(page.locator('button[value="nudge"]')).toBeVisible()
  await expect(page.locator('main a[href^="tel:"]').first()).toBeVisible()
  await as(page, granted)
  await page.goto(`/home/applications/${granted.id}`)
  if (mode.elder) await page.locator('details.rest > summary').last().click()
  await expect(page.locator('.way li[aria-current="step"]')).toHaveCount(1)
  await look(page, 'follow/paying')
  await page.goto('/home/money')
  await look(page, 'follow/money')
})

test('a knock shows at the desk, once a day', async () => {
  const { page } = waiting
  await page.goto(`/home/applications/${waiting.id}`)
  await page.locator('button[value="nudge"]').click()
  await expect(page.getByRole('status').first()).toBeVisible()
  await expect(page.locator('button[value="nudge"]')).toHaveCount(0)
  await look(page, 'follow/nudged')
  expect((await caseOf(callsOf(town), waiting.reference)).found.nudges).toBe(1)
  const file = await page.request.get(`/home/applications/${waiting.id}/deadline.ics`)
  expect(await file.text()).toContain('BEGIN:VEVENT')
})

inEachMode('a number and four digits show the step, and nothing else', async (_, page) => {
  await page.goto('/track')
  await look(page, 'follow/track')
  await page.locator('[name="reference"]').fill('LP-1')
  await page.locator('[name="lastFour"]').fill('12')
  await page.locator('main .primary').click()
  await expect(page.locator('#errors a')).toHaveCount(2)
  await look(page, 'follow/track-fault')
  await page.locator('[name="reference"]').fill(waiting.reference.toLowerCase())
  await page.locator('[name="lastFour"]').fill(lastFour)
  await page.locator('main .primary').click()
  await page.locator('#found').waitFor()
  await look(page, 'follow/track-found')
  expect(page.url()).not.toContain(waiting.reference)
})

test('a wrong figure goes to its desk with a photo, is put right there, and comes back', async () => {
  const { page } = waiting
  await page.goto('/home/facts')
  const row = page.locator('dl.rows > div', { hasText: '存款等钱款' })
  await row.getByRole('link').click()
  await page.locator('main .primary').click()
  await look(page, 'follow/wrong-fault')
  await page.locator('[name="words"]').fill('存款没有那么多，看病用掉了。')
  await page.locator('[name="file"]').setInputFiles(photo)
  await page.locator('main .primary').click()
  await expect(page.getByRole('status')).toBeVisible()

  await town.goto('/office/cases/heard')
  await town.getByLabel('数据归口部门').selectOption('civilAffairs')
  const form = town.getByRole('form', { name: /存款等钱款/ })
  await expect(form).toContainText('看病用掉了')
  await expectAccessible(town)
  const download = town.waitForEvent('download')
  await form.getByRole('link', { name: '材料1' }).click()
  await download
  await form.getByLabel('给居民的答复').fill('已按存折更正。')
  await form.getByLabel('正确的数据（元）').fill('3,000.50')
  await form.getByRole('button', { name: '更正数据' }).click()
  await expect(town.getByText('已答复，居民会收到消息。')).toBeVisible()
})

inEachMode('what came back stands beside the figure', async (_, page) => {
  await as(page, waiting)
  await page.goto('/home/facts')
  await expect(page.locator('.answer')).toContainText('已按存折更正。')
  await look(page, 'follow/facts')
})

inEachMode('a change at home is told in words that help', async (mode, page) => {
  await as(page, granted)
  await page.goto('/home/changes')
  await look(page, 'follow/changes')
  await page.locator('a[href$="change=incomeChanges"]').click()
  await look(page, 'follow/changes-form')
  await page.locator('main .primary').click()
  await expect(page.locator('#errors a')).toHaveCount(2)
  await look(page, 'follow/changes-fault')
  await page.locator('[name="when"][value="yesterday"]').check()
  await page.locator('[name="words"]').fill('我停工了。')
  // What is typed stays when the print is changed, and nothing is sent by it.
  await page.locator(`header button[value="elder:${mode.elder ? '0' : '1'}"]`).click()
  await expect(page.locator('[name="words"]')).toHaveValue('我停工了。')
  await expect(page.locator('[name="when"][value="yesterday"]')).toBeChecked()
})

test('a change that was told is thanked for, and says what is looked at again', async () => {
  const { page } = granted
  await page.goto('/home/changes?change=incomeChanges')
  await page.locator('[name="when"][value="yesterday"]').check()
  await page.locator('[name="words"]').fill('我停工了。')
  await page.locator('main .primary').click()
  await expect(page.locator('.note.good')).toBeVisible()
  await look(page, 'follow/changes-told')
})

test('the town answers a change, and the answer is read', async () => {
  await town.goto('/office/cases/heard?tab=changes')
  const form = town.getByRole('form', { name: /收入变多或变少/ }).first()
  await expect(form).toBeVisible()
  await expectAccessible(town)
  await form.getByLabel('给居民的答复').fill('收到，下周上门看看。')
  await form.getByRole('button', { name: '答复', exact: true }).click()
  await expect(town.getByText('已答复，居民会收到消息。')).toBeVisible()
  await granted.page.goto('/home/changes')
  await expect(granted.page.locator('.answer').last()).toContainText('下周上门看看')
})

test('the second household is refused', async () => {
  await toTheDistrict(callsOf(town), waiting.path, 100_000)
  const reasons = [{ article: '民发〔2021〕57号 art. 21', words: '人均收入高于低保标准。' }]
  await moveOn(callsOf(district), waiting.path, { to: 'refused', reasons })
  const { letters } = await waiting.calls.get('/letters')
  letter = letters[0].id
})

inEachMode('a letter is read, printed, and checked by its code', async (mode, page, browser) => {
  await as(page, waiting)
  await page.goto('/home/letters')
  await look(page, 'follow/letters')
  await page.goto(`/home/letters/${letter}`)
  await look(page, 'follow/letter')
  const picture = await page.locator('svg.qr').screenshot()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const pages = pdf.match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0
  expect(pages).toBeGreaterThan(0)
  expect(pages).toBeLessThanOrEqual(mode.elder ? 4 : 2)
  const typed = (await page.locator('#typed-code').textContent()) ?? ''

  const stranger = await newPage(browser, { viewport: page.viewportSize() })
  await stranger
    .context()
    .addCookies(
      (await page.context().cookies()).filter(
        ({ name }) => name === 'language' || name === 'elder',
      ),
    )
  await stranger.goto('/scan')
  await stranger
    .locator('#photo')
    .setInputFiles({ name: 'letter.png', mimeType: 'image/png', buffer: picture })
  await stranger.waitForURL(/\/letter/)
  await expect(stranger.locator('[name="code"]')).not.toHaveValue('')
  expect(stranger.url()).not.toContain('#')
  await look(stranger, 'follow/letter-check')
  await stranger.locator('main .primary').click()
  await expect(stranger.locator('.note.good')).toBeVisible()
  await expect(stranger.locator('main dl')).toContainText(waiting.reference)
  await look(stranger, 'follow/letter-genuine')
  await stranger.goto('/letter')
  await stranger
    .locator('[name="code"]')
    .fill(typed.replace(/^./, (first) => (first === '0' ? '1' : '0')))
  await stranger.locator('main .primary').click()
  await expect(stranger.getByRole('alert')).toBeVisible()
  await look(stranger, 'follow/letter-unknown')
  await stranger.context().close()
})

inEachMode('others can be asked to look again, from the decision itself', async (_, page) => {
  await as(page, waiting)
  await page.goto(`/home/letters/${letter}`)
  await page.locator('a[href$="/reconsider"]').click()
  await look(page, 'follow/reconsider')
  await page.locator('main .primary').click()
  await expect(page.locator('#errors')).toBeVisible()
  await look(page, 'follow/reconsider-fault')
})

test('it is asked once, answered by an officer who had no part, and read in a letter', async ({
  browser,
}) => {
  const { page } = waiting
  await page.goto(`/home/applications/${waiting.id}/reconsider`)
  await page.locator('[name="grounds"]').first().check()
  await page.locator('[name="words"]').fill('我家收入算错了。')
  await page.locator('main .primary').click()
  await expect(page.locator('main .card .amount')).toBeVisible()
  await expect(page.locator('[name="words"]')).toHaveCount(0)
  await look(page, 'follow/reconsider-sent')

  await district.goto('/office/cases/heard?tab=reconsiderations')
  await expect(district.getByText('须由另一位工作人员答复')).toBeVisible()
  const other = await officerPage(browser, 'Zhong Xiaolan')
  await other.goto('/office/cases/heard?tab=reconsiderations')
  const asked = other.getByRole('region', { name: waiting.reference })
  await expect(asked).toBeVisible()
  await expectAccessible(other)
  await asked.getByLabel('理由', { exact: true }).fill('收入应当重新核实。')
  await asked.getByLabel('答复结论').selectOption('setAside')
  await asked.getByLabel('依据条款').fill('行政复议法第63条')
  await asked.getByRole('button', { name: '提交答复' }).click()
  await expect(other.getByText('已答复，居民会收到消息。')).toBeVisible()
  await page.goto(`/home/applications/${waiting.id}/reconsider`)
  await look(page, 'follow/reconsider-answered')
  const { application } = await waiting.calls.get(`/applications/${waiting.id}`)
  expect(application.state).toBe('surveying')
})

inEachMode('months stand side by side, and each says why it differs', async (_, page) => {
  if ((await granted.calls.get('/payments/calendar')).months.length < 3)
    await moveClock(callsOf(town), 62)
  await as(page, granted)
  await page.goto('/home/money')
  await look(page, 'follow/money-months')
})

test('the money is kept as a table that Excel reads', async () => {
  await granted.page.goto('/home/money')
  const download = granted.page.waitForEvent('download')
  await granted.page.locator('a[href="/home/money.csv"]').click()
  const file = await readFile((await (await download).path()) ?? '')
  expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(file.toString('utf8')).toContain('1000.00')
})

test('the pages are whole without script', async ({ browser }) => {
  const plain = await newPage(browser, { javaScriptEnabled: false })
  await as(plain, granted)
  for (const path of ['/home/money', '/home/letters', `/home/applications/${granted.id}`]) {
    await plain.goto(path)
    await expect(plain.locator('h1')).toBeVisible()
  }
  await plain.goto('/home/changes?change=illness')
  await plain.locator('[name="when"][value="today"]').check()
  await plain.locator('[name="words"]').fill('住院了。')
  await plain.locator('main .primary').click()
  await expect(plain.locator('.note.good')).toBeVisible()
})
