import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'
import { baseUrl, demoPerson, demoPin } from './demo.ts'

/** The two sizes at which every page is looked at. */
export const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } }

/** A fresh browser of somebody. */
export async function newPage(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: baseUrl(),
    viewport: sizes.phone,
    ...options,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

/** A demo person's phone, invited and signed in with the PIN: grade B. */
export async function signInWithPhone(page: Page, title: string): Promise<void> {
  await page.goto(demoPerson(title).phone)
  await page.getByRole('button', { name: '使用这部手机' }).click()
  await page.getByRole('link', { name: '看我的码' }).click()
  await expect(page.locator('#drawing canvas')).toBeVisible()
  await page.getByLabel('密码（六位数字）').fill(demoPin)
  await page.getByRole('button', { name: '打开我的主页' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '我的主页' })).toBeVisible()
}

/** Consents where that is still open, has the departments asked, and waits for the results. */
export async function seeWhatFits(page: Page): Promise<void> {
  await page.goto('/home/consents')
  const agree = page.getByRole('button', { name: '我看过了，同意' })
  if (await agree.isVisible()) await agree.click()
  await page.getByRole('button', { name: '现在向部门查询' }).click()
  await expect(page.getByText('都答复了。')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: '看看我家符合什么' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '适合我家的帮助' })).toBeVisible()
}

/** No violation of WCAG 2.2 AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([])
}
