import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { baseUrl, dataDir } from './demo.ts'
import { newPage, seeWhatFits, signInWithPhone } from './residents.ts'

/**
 * Signs a person in, in this browser, with the session that their phone opened the first time; `asked` also has the
 * departments asked then. An invitation of a phone works once, so the session is kept beside the product's data, for
 * all that follows. Whoever signs out here signs the phone out.
 */
export async function signInAs(
  browser: Browser,
  context: BrowserContext,
  title: string,
  asked = true,
): Promise<void> {
  const kept = join(dataDir(), `session of ${title}`)
  if (!existsSync(kept)) {
    const phone = await newPage(browser)
    await signInWithPhone(phone, title)
    if (asked) await seeWhatFits(phone)
    const session = (await phone.context().cookies()).find(({ name }) => name === 'sid')
    writeFileSync(kept, session?.value ?? '')
    await phone.context().close()
  }
  const value = readFileSync(kept, 'utf8')
  await context.addCookies([{ name: 'sid', value, url: baseUrl() }])
}

/** Presses what the page is for. */
export async function goOn(page: Page): Promise<void> {
  await page.locator('main form#form .primary').click()
}
