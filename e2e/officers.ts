import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { baseUrl, dataDir, demoOfficer } from './demo.ts'
import { sizes } from './residents.ts'

/**
 * A browser of an officer's own, signed in. The link that the start printed works once, and an officer works in one
 * session at a time, so the session is kept beside the product's data for all tests that need this officer.
 */
export async function officerContext(browser: Browser, name: string): Promise<BrowserContext> {
  const kept = join(dataDir(), `session of officer ${name}.json`)
  const context = await browser.newContext({
    baseURL: baseUrl(),
    viewport: sizes.desktop,
    ...(existsSync(kept) ? { storageState: kept } : {}),
  })
  if (existsSync(kept)) return context
  const page = await context.newPage()
  await page.goto(demoOfficer(name))
  await page.getByRole('button', { name: '退出登录' }).waitFor()
  await context.storageState({ path: kept })
  await page.close()
  return context
}

/** The first page of an officer, in a browser that is signed in. */
export async function officerPage(browser: Browser, name: string): Promise<Page> {
  const page = await (await officerContext(browser, name)).newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto('/office')
  await page.getByRole('button', { name: '退出登录' }).waitFor()
  return page
}

/** Opens the form of one act on the case that is shown, fills it, and sends it. */
export async function act(
  page: Page,
  open: string,
  send: string,
  fill: () => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('button', { name: open, exact: true }).click()
  await fill()
  await page.getByRole('button', { name: send, exact: true }).click()
  await page
    .getByRole('status')
    .filter({ hasText: /已办理|已登记/ })
    .waitFor()
}
