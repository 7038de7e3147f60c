import { expect, type Page, test } from '@playwright/test'
import { baseUrl } from './demo.ts'
import { look } from './look.ts'
import { inEachMode } from './modes.ts'
import { goOn, signInAs } from './phones.ts'
import { newPage } from './residents.ts'

const allowance = '/policies/subsistence-allowance'

/** The twelve answers of a family of three on 1,500 yuan. */
const family: Record<string, string | string[]> = {
  registered: 'YES',
  people: '3',
  children: '1',
  old: [],
  incomeFen: '1,500 元',
  savingsFen: '１０００',
  vehicles: 'NONE',
  homes: 'ONE',
  business: 'NO',
  health: [],
  medicalFen: '0',
  sudden: 'NONE',
}

async function answer(page: Page, name: string, given: string | string[]): Promise<void> {
  for (const value of Array.isArray(given) ? given : [given]) {
    const choice = page.locator(`input[name="${name}"][value="${value}"]`)
    if (await choice.count()) await choice.check()
    else await page.locator(`#${name}`).fill(value)
  }
  await goOn(page)
}

inEachMode('anybody sees what may fit in at most twelve questions', async (_mode, page) => {
  await page.goto('/')
  await look(page, 'landing/first')
  await page.locator('a[href="/pre-check"]').first().click()
  await look(page, 'pre-check/start')
  await page.locator('main .primary').click()
  const names = Object.keys(family)
  for (const [index, name] of names.entries()) {
    await expect(page).toHaveURL(new RegExp(`/pre-check/${name}$`))
    if (index < 4 || name === 'incomeFen') await look(page, `pre-check/${name}`)
    await answer(page, name, family[name] ?? '')
  }
  await expect(page).toHaveURL(/\/pre-check\/result$/)
  expect(names.length).toBeLessThanOrEqual(12)
  await expect(page.locator('main')).toContainText('2,403')
  await look(page, 'pre-check/result')
  for (const folded of await page.locator('main summary').all()) await folded.click()
  await look(page, 'pre-check/result-open')
  await page.locator('main form button').last().click()
  await expect(page).toHaveURL(/\/pre-check\?forgotten=1$/)
  await look(page, 'pre-check/forgotten')
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('pre-check')
})

inEachMode('the library of the law is searched, filtered, read', async (_mode, page) => {
  await page.goto('/policies')
  await look(page, 'library/all')
  await page.goto(`/policies?q=${encodeURIComponent('zzzz')}`)
  await look(page, 'library/nothing')
  await page.goto('/policies?only=here')
  await expect(page.locator('main .list li')).toHaveCount(2)
  await page.locator(`a[href="${allowance}"]`).click()
  await look(page, 'library/entry')
  for (const folded of await page.locator('main summary').all()) await folded.click()
  await expect(page.locator('main')).toContainText('1,301')
  await look(page, 'library/entry-open')
  await page.goto('/policies/free-money')
  await look(page, 'library/not-found')
})

inEachMode('home, what fits, why, and what would change it', async (_mode, page, browser) => {
  await signInAs(browser, page.context(), 'The father is in prison')
  await page.goto('/home')
  await look(page, 'home/full')
  for (const folded of await page.locator('main summary').all()) await folded.click()
  await look(page, 'home/full-open')
  await page.goto('/home/results')
  await expect(page.locator('.household svg').first()).toBeVisible()
  await look(page, 'results/all')
  for (const folded of await page.locator('main summary').all()) await folded.click()
  await look(page, 'results/all-open')
  const why = page.locator('section.card').filter({ hasText: '1,503' })
  await why.locator('a[href^="/home/results/"]').click()
  await look(page, 'decision/eligible')
  for (const folded of await page.locator('main summary').all()) await folded.click()
  await expect(page.locator('.reasons a[href$="/wrong"]').first()).toBeVisible()
  await expect(page.locator('svg.bar').first()).toBeVisible()
  await look(page, 'decision/eligible-open')
})

inEachMode('who has asked nobody yet, and who is signed out', async (_mode, page, browser) => {
  await signInAs(browser, page.context(), 'Two homes, exactly at the line', false)
  await page.goto('/home')
  await look(page, 'home/empty')
  await expect(page.locator('.now .primary')).toHaveAttribute('href', '/home/consents')
  await page.goto('/home/results')
  await look(page, 'results/empty')
  await page.goto('/home/applications')
  await look(page, 'applications/empty')
  await page.context().clearCookies({ name: 'sid' })
  await page.goto('/home/results')
  await expect(page).toHaveURL(/\/c\?next=/)
  await look(page, 'sign-in/first')
  await page.context().addCookies([{ name: 'sid', value: 'ended-long-ago', url: baseUrl() }])
  await page.goto('/home/results')
  await expect(page).toHaveURL(/expired=1/)
  await expect(page.locator('main [role="status"]').first()).toBeVisible()
  await look(page, 'sign-in/expired')
})

test('the language and the print change in the middle of a form, and what was typed stays', async ({
  browser,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await newPage(browser, { javaScriptEnabled })
    await page.goto('/pre-check/incomeFen')
    await page.locator('#incomeFen').fill('1234.5')
    await page.locator('button[value="language:en"]').click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.locator('#incomeFen')).toHaveValue('1234.5')
    await page.locator('button[value="elder:1"]').click()
    await expect(page.locator('html.elder')).toHaveCount(1)
    await expect(page.locator('#incomeFen')).toHaveValue('1234.5')
    await page.goto('/pre-check/health')
    await page.locator('input[value="SERIOUS_ILLNESS"]').check()
    await page.locator('button[value="language:zh"]').click()
    await expect(page.locator('input[value="SERIOUS_ILLNESS"]')).toBeChecked()
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await page.context().close()
  }
})

test('a wrong answer is told at its field, in words, and nothing is lost; every question may be skipped', async ({
  browser,
}) => {
  const page = await newPage(browser, { javaScriptEnabled: false })
  for (const [name, wrong] of [
    ['people', '很多'],
    ['people', '0'],
    ['incomeFen', 'a lot'],
    ['incomeFen', '٣٠٠٠x'],
    ['savingsFen', '😀'],
    ['savingsFen', '99999999999'],
  ] as const) {
    await page.goto(`/pre-check/${name}`)
    await page.locator(`#${name}`).fill(wrong)
    await goOn(page)
    await expect(page.locator(`#${name}-fault`)).toBeVisible()
    await expect(page.locator(`#${name}`)).toHaveAttribute('aria-invalid', 'true')
    await expect(page.locator(`#${name}`)).toHaveValue(wrong)
  }
  await page.goto('/pre-check/registered')
  for (let question = 0; question < 12; question += 1)
    await page.locator('main button[name="skip"]').click()
  await expect(page).toHaveURL(/\/pre-check\/result$/)
  await expect(page.locator('.tag.eligible')).toHaveCount(0)
})

test('what a stranger put into the cookie of the pre-check breaks nothing', async ({ browser }) => {
  const page = await newPage(browser)
  for (const value of [
    '%%%',
    'bnVsbA',
    Buffer.from('{"people":"x","__proto__":1}').toString('base64url'),
  ]) {
    await page.context().addCookies([{ name: 'pre-check', value, url: baseUrl() }])
    const answered = await page.goto('/pre-check/result')
    expect(answered?.status()).toBeLessThan(500)
    await expect(page.locator('h1')).toBeVisible()
  }
})

test('without a connection every page says so, and the code still opens', async ({ browser }) => {
  const page = await newPage(browser)
  await page.goto('/')
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.reload()
  await page.context().setOffline(true)
  await expect(page.locator('#line')).not.toBeEmpty()
  await page.goto('/policies')
  await expect(page.locator('main a[href="/code"]')).toBeVisible()
  await page.goto('/code')
  await expect(page.locator('h1')).toBeVisible()
  await page.context().setOffline(false)
})

test('what was answered before signing in goes into the application, once, and is forgotten', async ({
  browser,
}) => {
  const page = await newPage(browser)
  for (const name of ['savingsFen', 'vehicles', 'business', 'sudden']) {
    await page.goto(`/pre-check/${name}`)
    await answer(page, name, name === 'savingsFen' ? '4321' : (family[name] ?? ''))
  }
  await signInAs(browser, page.context(), 'Two homes, exactly at the line', false)
  await page.goto('/home')
  await page.locator('.now a[href="/home/pre-check"], .list a[href="/home/pre-check"]').click()
  await look(page, 'pre-check/carry')
  await page.locator('button[name="carry"]').click()
  await expect(page).toHaveURL(/\/home\/apply$/)
  const draft = async () => await (await page.request.get('/api/draft')).json()
  expect((await draft()).draft.answers).toEqual({
    moneyAssetsFen: 432_100,
    vehicles: [],
    companyCapitalFen: 0,
  })
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('pre-check')
  await page.goto('/home/apply/discard')
  await page.locator('main form#form button[type="submit"]').last().click()
  await expect(page).toHaveURL(/\/home\/apply\/gone/)
  expect((await draft()).draft).toBeNull()
})
