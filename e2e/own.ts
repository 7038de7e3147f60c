import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test'
import { demoPerson, demoPin } from './demo.ts'
import type { Mode } from './modes.ts'
import { officerContext } from './officers.ts'

/** The officer who meets people in these tests. */
const OFFICER = 'Ding Guoping'

/** Nobody else's stories are about these; a walk leaves each as found, but for another phone. */
const people = [
  'A low-margin mother',
  'An illness that takes most',
  'A job found while on aid',
  'A name with rare characters',
] as const

/** Whose walk it is in a mode: two modes share a person, never at the same time. */
export function personOf({ size, elder }: Mode): string {
  return people[(size === 'phone' ? 0 : 1) + (elder ? 0 : 2)] ?? ''
}

async function officerRequests(browser: Browser): Promise<APIRequestContext> {
  const context = await officerContext(browser, OFFICER)
  await context.setExtraHTTPHeaders({ 'x-xfm': '1' })
  return context.request
}

async function answer(response: Promise<{ ok(): boolean; json(): Promise<unknown> }>) {
  const settled = await response
  return { ok: settled.ok(), body: (await settled.json()) as Record<string, string> }
}

/** The officer meets a demo person and hands out a ticket: for a phone, or for a passkey. */
async function ticketFor(browser: Browser, title: string, route: string): Promise<string> {
  const officer = await officerRequests(browser)
  const met = await answer(
    officer.post('/api/staff/presence', {
      data: { purpose: 'assist', code: demoPerson(title).card, pin: demoPin },
    }),
  )
  expect(met.ok, `${title}: ${JSON.stringify(met.body)}`).toBe(true)
  const given = await answer(officer.post(route, { data: { personId: met.body.personId } }))
  expect(given.ok, `${title}: ${JSON.stringify(given.body)}`).toBe(true)
  return given.body.link ?? ''
}

/** A demo person on a phone of their own, signed in with the PIN: grade B. In any language and print. */
export async function signInOnOwnPhone(browser: Browser, page: Page, title: string): Promise<void> {
  await page.goto(await ticketFor(browser, title, '/api/staff/enrolments'))
  await page.locator('#start').click()
  await page.locator('#done a').click()
  await openWithPin(page)
}

/** The phone shows its code, and opens the own page with the PIN. */
export async function openWithPin(page: Page): Promise<void> {
  await expect(page.locator('#drawing canvas')).toBeVisible()
  await page.locator('#pin').fill(demoPin)
  await page.locator('#phone-sign-in button').click()
  await page.waitForURL(/\/home/, { timeout: 30_000 })
}

/** Signed in with card and PIN, without script if need be: grade C. */
export async function signInWithCard(page: Page, title: string): Promise<void> {
  const card = demoPerson(title).card.split('#')[1] ?? ''
  await page.goto('/c')
  await page.locator('#card').fill(card)
  await page.locator('#pin').fill(demoPin)
  await page.locator('main .primary').click()
}

/** A finger that is always the right one, on the phone of a demo person: grade A is one press away. */
export async function enrolPasskey(browser: Browser, page: Page, title: string): Promise<void> {
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(await ticketFor(browser, title, '/api/staff/passkey-tickets'))
  await page.locator('#passkey-start').click()
  await expect(page.locator('#passkey-start')).toBeHidden()
}

/** Presses the button of finger or face, and waits for the page behind it. */
export async function raise(page: Page): Promise<void> {
  await page.locator('#passkey-start').click()
  await expect(page.locator('#form')).toBeVisible()
}
