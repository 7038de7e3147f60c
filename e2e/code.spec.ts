import { expect, test } from '@playwright/test'
import { demoPin } from './demo.ts'
import { look } from './look.ts'
import { inEachMode } from './modes.ts'
import {
  enrolPasskey,
  openWithPin,
  personOf,
  raise,
  signInOnOwnPhone,
  signInWithCard,
} from './own.ts'
import { newPage, sizes } from './residents.ts'

const MM = 96 / 25.4

inEachMode('code, card on paper, phones and PIN', async (mode, page, browser) => {
  await page.goto('/code')
  await expect(page.locator('#no-code')).toBeVisible()
  await look(page, 'code/no-phone')

  await signInOnOwnPhone(browser, page, personOf(mode))
  await page.goto('/code')
  const canvas = page.locator('#drawing canvas')
  await expect(canvas).toBeVisible()
  await expect(page.locator('#whose')).toContainText('*')
  await expect(page.locator('#countdown')).toContainText(/\d/)
  const width = (await canvas.boundingBox())?.width ?? 0
  expect(width).toBeGreaterThanOrEqual(220)
  if (mode.size === 'phone') expect(width / sizes.phone.width).toBeGreaterThanOrEqual(0.62)
  await look(page, 'code/code')

  await page.context().setOffline(true)
  await expect(page.locator('#said')).not.toBeEmpty()
  await look(page, 'code/offline')
  await page.context().setOffline(false)

  await page.goto('/home/code/print')
  await look(page, 'code/print')
  for (const [size, millimetres, code] of [
    ['wallet', [85.6, 54], 37],
    ['a5', [148, 209], 62],
    ['a4', [210, 296], 70],
  ] as const) {
    await page.goto('/home/code/print')
    await page.locator(`input[name=size][value=${size}]`).check()
    await page.locator('main form .primary').click()
    await expect(page.locator('.card-paper')).toBeVisible()
    await look(page, `code/paper-${size}`)
    await expect(page.locator('.card-paper')).not.toContainText(/\d{17}[\dX]|低保|allowance/)
    await page.emulateMedia({ media: 'print' })
    const paper = await page.locator('.card-paper').boundingBox()
    expect((paper?.width ?? 0) / MM).toBeCloseTo(millimetres[0], 0)
    expect((paper?.height ?? 0) / MM).toBeCloseTo(millimetres[1], 0)
    const drawn = await page.locator('.paper-code').boundingBox()
    expect((drawn?.width ?? 0) / MM).toBeCloseTo(code, 0)
    const inside = await page.locator('.card-paper').evaluate((box) => {
      const outer = box.getBoundingClientRect()
      return [...box.querySelectorAll('*')].every((each) => {
        const { right, bottom } = each.getBoundingClientRect()
        return right <= outer.right + 0.5 && bottom <= outer.bottom + 0.5
      })
    })
    expect(inside, `${size}: all of it is on the paper`).toBe(true)
    const picture = await page.locator('.card-paper').screenshot()
    await page.emulateMedia({ media: null })
    // The product's own scanner reads what was printed.
    const reader = await newPage(browser)
    await reader.goto('/scan')
    await reader
      .locator('#photo')
      .setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer: picture })
    await expect(reader.locator('#card-read')).toBeVisible()
    await reader.context().close()
  }
  await page.goto('/home/codes')
  await look(page, 'code/codes')
  await page.goto('/home/code/pin')
  await look(page, 'code/pin-without-passkey')

  await enrolPasskey(browser, page, personOf(mode))
  await look(page, 'code/passkey')
  await page.goto('/home/code/pin')
  await look(page, 'code/is-it-you')
  await raise(page)
  await look(page, 'code/pin')
  await page.locator('#old').fill('111111')
  await page.locator('#pin').fill('482913')
  await page.locator('#again').fill('482914')
  await page.locator('#form .primary').click()
  await expect(page.locator('#errors')).toBeVisible()
  await look(page, 'code/pin-differs')
  await page.locator('#old').fill(demoPin)
  await page.locator('#pin').fill('482913')
  await page.locator('#again').fill('482913')
  await page.locator('#form .primary').click()
  await page.waitForURL(/done=pin/)
  await look(page, 'code/pin-done')

  await page.goto('/home/code/pin')
  await page.locator('#old').fill('482913')
  await page.locator('#pin').fill(demoPin)
  await page.locator('#again').fill(demoPin)
  await page.locator('#form .primary').click()
  await page.waitForURL(/done=pin/)

  await page.goto('/home/code/lost')
  await look(page, 'code/lost')
  await page.goto('/code/lost-done')
  await look(page, 'code/lost-done')

  await page.goto('/home/codes')
  await page.locator('main .card a.button').first().click()
  await look(page, 'code/gone')
})

test('with the clock of the phone an hour off the code still works, and the page says so', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await page.clock.install({ time: Date.now() + 3_600_000 })
  await page.clock.resume()
  await signInOnOwnPhone(browser, page, 'Savings unknown')
  await page.goto('/code')
  await expect(page.locator('#drift')).toBeVisible()
  await openWithPin(page)
})

test('who comes back is offered the phone first, and lands where they wanted to go', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInOnOwnPhone(browser, page, 'Savings unknown')
  await page.context().clearCookies()
  await page.goto('/home/letters')
  await expect(page).toHaveURL(/\/c\?next=/)
  await look(page, 'code/back')
  await page.locator('main a[href="/code?next=/home/letters"]').click()
  await openWithPin(page)
  await expect(page).toHaveURL(/\/home\/letters$/)
  await page.goto('/c?next=https://example.org/home')
  await expect(page.locator('main a[href^="/code"]')).toHaveCount(0)
})

test('who is disturbed by motion sees the ring go in steps of five seconds', async ({
  browser,
}) => {
  const page = await newPage(browser, { reducedMotion: 'reduce' })
  await signInOnOwnPhone(browser, page, 'Savings unknown')
  await page.goto('/code')
  await expect(page.locator('#drawing canvas')).toBeVisible()
  const seen = new Set<string>()
  await expect
    .poll(async () => seen.add((await page.locator('#countdown').textContent()) ?? '').size)
    .toBeGreaterThan(1)
  for (const text of seen) expect(text).toMatch(/(?<!\d)(5|10|15)(?!\d)/)
})

test('a lost card is reported with the card itself and without script, and says what comes next', async ({
  browser,
}) => {
  const page = await newPage(browser, { javaScriptEnabled: false })
  await signInWithCard(page, 'A relative of an official')
  await page.goto('/home/code/lost')
  await page.locator('main .primary').click()
  await page.waitForURL(/lost-done/)
  await expect(page.locator('h1')).toBeVisible()
})
