import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { look } from './look.ts'
import { inEachMode } from './modes.ts'
import { enrolPasskey, personOf, signInOnOwnPhone } from './own.ts'
import { newPage } from './residents.ts'

inEachMode('my data, looks with their why, and the file', async (mode, page, browser) => {
  await signInOnOwnPhone(browser, page, personOf(mode))
  await page.goto('/home/data')
  await look(page, 'my-data/before')

  await page.goto('/home/consents')
  const agree = page.locator('form[action="/home/consents"] .primary')
  if (await agree.isVisible()) await agree.click()
  await page.locator('form[action="/home/check"] button').first().click()
  await page.waitForURL(/\/home\/check/)
  await expect
    .poll(async () => {
      await page.goto('/home/data')
      return await page.locator('#socialSecurity details').count()
    })
    .toBe(1)
  await look(page, 'my-data/departments')
  await page.locator('#socialSecurity summary').click()
  await look(page, 'my-data/figures')
  for (const fold of await page.locator('details.rest summary').all()) await fold.click()
  await look(page, 'my-data/whole')
  await page.locator('form[action*="/withdraw"] button').click()
  await expect(page.locator('form[action*="/withdraw"]')).toHaveCount(0)

  await page.goto('/home/reads')
  await look(page, 'my-data/reads')
  const ask = page.locator('a[href$="/ask"]').first()
  const where = (await ask.getAttribute('href')) ?? ''
  await ask.click()
  await look(page, 'my-data/ask')
  await page.locator('#words').fill('为什么看？')
  await page.locator('#form .primary').click()
  await page.waitForURL(/asked=1/)
  await look(page, 'my-data/asked')
  // Back in the other tab, the same question is asked already.
  await page.goto(where)
  await page.waitForURL(/\/home\/reads$/)

  await page.goto('/home/data/file')
  await look(page, 'my-data/file')
  const download = page.waitForEvent('download')
  await page.locator('main a[download]').first().click()
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  expect(file.unmasked).toBe(false)
  expect(file.facts.length).toBeGreaterThan(10)
  expect(JSON.stringify(file)).not.toMatch(/"\d{17}[\dX]"|"1[3-9]\d{9}"/)
  await page.goto('/home/data/all')
  await look(page, 'my-data/all')
})

test('one department that is down is named on its card, and the others are shown', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInOnOwnPhone(browser, page, 'A department does not answer')
  await page.goto('/home/consents')
  const agree = page.locator('form[action="/home/consents"] .primary')
  if (await agree.isVisible()) await agree.click()
  await page.locator('form[action="/home/check"] button').first().click()
  await page.waitForURL(/\/home\/check/)
  await expect
    .poll(
      async () => {
        await page.goto('/home/data')
        return await page.locator('main .card .note.attention').count()
      },
      { timeout: 30_000 },
    )
    .toBe(1)
  await expect(page.locator('#socialSecurity details')).toHaveCount(1)
  await look(page, 'my-data/one-down')
})

test('the whole file, with number and account, comes only after finger or face', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInOnOwnPhone(browser, page, 'Savings unknown')
  await page.goto('/home/data/file.json?unmasked=1')
  await expect(page.locator('#errors')).toBeVisible()
  await enrolPasskey(browser, page, 'Savings unknown')
  await page.goto('/home/data/file')
  await page.locator('#passkey-start').click()
  const whole = page.locator('a[href*="unmasked"]')
  await expect(whole).toBeVisible()
  const download = page.waitForEvent('download')
  await whole.click()
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  expect(file.person.citizenId).toMatch(/^\d{17}[\dX]$/)
})
