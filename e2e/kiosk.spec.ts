import { type Browser, expect, type Page, test } from '@playwright/test'
import { look } from './look.ts'
import { inEachMode } from './modes.ts'
import { signInWithCard } from './own.ts'
import { newPage } from './residents.ts'

/** Makes the browser a public screen, as the demo page offers it. */
async function register(page: Page): Promise<void> {
  await page.goto('/demo')
  await page.locator('form[action="/demo/kiosk"] button').click()
  await page.locator('#register').click()
  await expect(page.locator('.attract')).toBeVisible()
}

inEachMode(
  'a public screen: welcome, a short session, and nothing left behind',
  async (_mode, page) => {
    await page.goto('/kiosk')
    await look(page, 'kiosk/not-yet')
    const before = await page.context().cookies()
    await register(page)
    await expect(page.locator('html.kiosk')).toBeVisible()
    await page.context().addCookies(before)
    await page.goto('/kiosk')
    await look(page, 'kiosk/welcome')

    await signInWithCard(page, 'A widow living alone')
    await page.waitForURL(/\/home/)
    await expect(page.locator('aside .way-out button')).toBeVisible()
    await look(page, 'kiosk/home')
    await page.evaluate(() => localStorage.setItem('draft:x', 'words'))
    await page.locator('aside .way-out button').click()
    await page.waitForURL(/\/kiosk\/over/)
    await look(page, 'kiosk/over')
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    const names = (await page.context().cookies()).map(({ name }) => name)
    expect(names).toEqual(['kiosk'])

    await page.goBack()
    await page.goBack()
    await expect(page.locator('main')).not.toContainText(/\*\*/)
    await page.goto('/home')
    await expect(page.locator('#card')).toBeVisible()
  },
)

async function atScreen(browser: Browser, javaScriptEnabled = true): Promise<Page> {
  const first = await newPage(browser)
  await register(first)
  const page = javaScriptEnabled ? first : await newPage(browser, { javaScriptEnabled: false })
  if (page !== first) await page.context().addCookies(await first.context().cookies())
  await page.clock.install()
  await signInWithCard(page, 'A widow living alone')
  await page.waitForURL(/\/home/)
  return page
}

test('after a minute without a touch the screen asks, waits half a minute, and forgets', async ({
  browser,
}) => {
  const page = await atScreen(browser)
  await page.clock.runFor(62_000)
  await expect(page.locator('#ending')).toContainText('您还在吗')
  await expect(page.locator('#ending-seconds')).toContainText(/2\d|30/)
  await look(page, 'kiosk/still-there')
  await page.locator('#ending button').click()
  await expect(page.locator('#ending')).toBeEmpty()
  await page.clock.runFor(62_000)
  await expect(page.locator('#ending')).not.toBeEmpty()
  await page.clock.runFor(31_000)
  await page.waitForURL(/\/kiosk\/over/)
  await page.goto('/home')
  await expect(page.locator('#card')).toBeVisible()
})

test('without script the screen leaves by itself', async ({ browser }) => {
  const page = await atScreen(browser, false)
  const refresh = await page
    .locator('noscript meta[http-equiv=refresh], meta[http-equiv=refresh]')
    .count()
  expect(refresh).toBe(1)
  await page.goto('/kiosk/over')
  await page.goto('/home')
  await expect(page.locator('#card')).toBeVisible()
})

test('two minutes before the end a page says so, and one button keeps the session', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await page.clock.install()
  await signInWithCard(page, 'A widow living alone')
  await page.waitForURL(/\/home/)
  await expect(page.locator('footer .limit')).toContainText('15分钟不动')
  await page.clock.runFor(12 * 60_000)
  await expect(page.locator('#ending')).toBeEmpty()
  await page.clock.runFor(62_000)
  await expect(page.locator('#ending')).toContainText('写过的都在')
  await look(page, 'kiosk/two-minutes')
  await page.locator('#ending button').click()
  await expect(page.locator('#ending')).toBeEmpty()
  // Nobody answers: the page is asked for again, and what it showed is gone when the session is.
  await page.context().clearCookies()
  await page.clock.runFor(16 * 60_000)
  await page.waitForURL(/\/c\?/)
})

test('over 60 the pages come in large print by themselves, until the reader chooses', async ({
  browser,
}) => {
  const page = await newPage(browser, { javaScriptEnabled: false })
  await signInWithCard(page, 'A widow living alone')
  await page.waitForURL(/\/home/)
  await expect(page.locator('html.elder')).toBeVisible()
  await page.locator('button[value="elder:0"]').click()
  await expect(page.locator('html.elder')).toHaveCount(0)
  await page.goto('/home')
  await expect(page.locator('html.elder')).toHaveCount(0)
})
