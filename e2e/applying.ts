import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { dataDir } from './demo.ts'
import { newPage, seeWhatFits, signInWithPhone } from './residents.ts'

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

/** The session of a demo person. An invitation works once, so the session is kept for every browser of the run. */
export async function sessionOf(browser: Browser, title: string): Promise<Cookies> {
  const file = join(dataDir(), `session-${title.replaceAll(/\W/g, '')}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Cookies
  const page = await newPage(browser)
  await signInWithPhone(page, title)
  await seeWhatFits(page)
  const cookies = (await page.context().cookies()).filter(({ name }) => name.includes('sid'))
  await page.context().close()
  writeFileSync(file, JSON.stringify(cookies))
  return cookies
}

/** What a person would answer, by the name of the field. */
const answers: Record<string, string> = {
  moneyAssetsFen: '12000',
  companyCapitalFen: '0',
  'eventDate-year': '2026',
  'eventDate-month': '11',
  'eventDate-day': '2',
  persons: '2',
  reason: '看病花了很多钱。𬱖𠮷\u{2b8d8}😀',
}
const choices: Record<string, string> = {
  kind: 'EXPENDITURE',
  cause: 'MEDICAL',
  eventPlace: '330113',
  immediateDanger: 'no',
}

export const goOn = (page: Page) => page.locator('main button.primary').click()

/** Nothing is left of what was written before. */
export async function startAnew(page: Page): Promise<void> {
  await page.goto('/home/apply/discard')
  await page.locator('main button[type=submit]').click()
  await expect(page).toHaveURL(/gone$/)
}

/** From the first page to the list of tasks, asking for these programmes. */
export async function begin(page: Page, programmes: string[]): Promise<void> {
  await page.goto('/home/apply/programmes')
  for (const each of await page.locator('input[name=programmes]').all())
    await each.setChecked(programmes.includes((await each.getAttribute('value')) ?? ''))
  await goOn(page)
  await expect(page.locator('.tasks')).toBeVisible()
}

/** Answers whatever is asked, page after page, until the tasks are back. */
export async function answerAll(page: Page, look?: (name: string) => Promise<void>): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    const name = /questions\/(\w+)/.exec(page.url())?.[1]
    if (!name) return
    await page.locator('#form button.primary').waitFor()
    for (const [field, value] of Object.entries(answers)) {
      const control = page.locator(`[name="${field}"]`)
      if (await control.count()) await control.fill(value)
    }
    if (choices[name]) await page.locator(`[name="${name}"][value="${choices[name]}"]`).check()
    await look?.(name)
    await goOn(page)
    await expect(page).not.toHaveURL(new RegExp(`/${name}\\b`))
  }
}

/** Adds somebody who is not listed; in elder mode one thing a page. */
export async function addMember(
  page: Page,
  person: { name: string; relation: string; citizenId: string | null },
): Promise<void> {
  for (let step = 0; step < 3; step++) {
    const name = page.locator('input[name=name]:not([type=hidden])')
    const relation = page.locator(
      `input[name=relation][value="${person.relation}"]:not([type=hidden])`,
    )
    const citizenId = page.locator('input[name=citizenId]:not([type=hidden])')
    if (await name.count()) await name.fill(person.name)
    if (await relation.count()) await relation.check()
    if (await citizenId.count()) {
      if (person.citizenId === null) await page.locator('input[name=unknownId]').check()
      else await citizenId.fill(person.citizenId)
    }
    const isLast = (await citizenId.count()) > 0
    await goOn(page)
    if (isLast) return
    await page.waitForLoadState()
  }
}

/** Ticks the sentence and hands in, with a finger that taps twice. Gives the numbers. */
export async function handIn(page: Page): Promise<string[]> {
  await page.goto('/home/apply/check')
  await page.locator('input[name=truthful]').check()
  await page.locator('main button.primary').dblclick()
  await expect(page.locator('.receipt').first()).toBeVisible()
  return await page.locator('.receipt .amount').allTextContents()
}

/** Takes back everything that was handed in with the case on this page. */
export async function withdrawAll(
  page: Page,
  look?: (name: string) => Promise<void>,
): Promise<void> {
  await page.locator('main a.primary').click()
  await page.locator('a[href$="/withdraw"]').click()
  for (const each of await page.locator('input[name=cases][type=checkbox]').all())
    await each.check()
  await look?.('withdraw')
  await page.locator('main button[type=submit]').click()
  await expect(page.locator('a[href$="/withdraw"]')).toHaveCount(0)
}
