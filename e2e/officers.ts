import type { Browser, Page } from '@playwright/test'
import { demoOfficer } from './demo.ts'
import { newPage, sizes } from './residents.ts'

/** An officer's browser, signed in by the one-time link that the start printed. */
export async function officerPage(browser: Browser, name: string): Promise<Page> {
  const page = await newPage(browser, { viewport: sizes.desktop })
  await page.goto(demoOfficer(name))
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
