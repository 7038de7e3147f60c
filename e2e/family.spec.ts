import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { look } from './look.ts'
import { inEachMode, useMode } from './modes.ts'
import { enrolPasskey, personOf, raise, signInOnOwnPhone } from './own.ts'
import { newPage, sizes } from './residents.ts'

/** Who of the family acts. */
const HELPER = 'Savings unknown'

inEachMode(
  'somebody of the family acts, seen and ended by the one for whom',
  async (mode, page, browser) => {
    const [giver, helper] = [personOf(mode), HELPER]
    // The one who acts is named by full name and number: as the whole file of their own data says them.
    const theirs = await newPage(browser, { viewport: sizes[mode.size] })
    await useMode(theirs.context(), mode)
    await signInOnOwnPhone(browser, theirs, helper)
    await enrolPasskey(browser, theirs, helper)
    await theirs.goto('/home/data/file')
    await theirs.locator('#passkey-start').click()
    const saved = theirs.waitForEvent('download')
    await theirs.locator('a[href*="unmasked"]').click()
    const { person } = JSON.parse(readFileSync(await (await saved).path(), 'utf8'))

    await signInOnOwnPhone(browser, page, giver)
    await page.goto('/home/helpers')
    await look(page, 'family/none')
    await page.goto('/home/helpers/add')
    await look(page, 'family/add-without-passkey')
    await enrolPasskey(browser, page, giver)
    await page.goto('/home/helpers/add')
    await raise(page)
    await look(page, 'family/add')
    await page.locator('#form .primary').click()
    await look(page, 'family/add-missing')
    await page.locator('#name').fill('查无此人')
    await page.locator('#citizenId').fill(person.citizenId)
    await page.locator('input[value=apply]').check()
    await page.locator('#form .primary').click()
    await expect(page.locator('#errors')).toBeVisible()
    await look(page, 'family/add-no-match')
    await page.locator('#name').fill(person.name)
    await page.locator('#form .primary').click()
    await page.waitForURL(/done=given/)
    await look(page, 'family/given')

    await theirs.goto('/home/helpers')
    await look(theirs, 'family/received')
    await theirs.locator('form[action^="/home/acting/"] .primary').first().click()
    await expect(theirs.locator('aside form.acting')).toBeVisible()
    await look(theirs, 'family/acting')
    for (const href of [
      '/home/applications',
      '/home/results',
      '/home/apply/subsistence-allowance',
      '/home/notices',
    ]) {
      await theirs.goto(href)
      await expect(theirs.locator('#errors')).toHaveCount(0)
      await expect(theirs.locator('aside form.acting')).toBeVisible()
    }
    await look(theirs, 'family/acting-apply')
    for (const href of [
      '/home/money',
      '/home/data',
      '/home/reads',
      '/home/code/pin',
      '/home/codes',
    ]) {
      await theirs.goto(href)
      await expect(theirs.locator('#errors'), href).toBeVisible()
    }
    await look(theirs, 'family/closed')

    await page.goto('/home/helpers/acts')
    await expect(page.locator('ol.reasons li').first()).toBeVisible()
    await look(page, 'family/acts')
    await page.goto('/home/helpers')
    await page.locator('section.card a.button').first().click()
    await look(page, 'family/end')
    await page.locator('main .primary').click()
    await page.waitForURL(/done=ended/)
    await look(page, 'family/ended')

    await theirs.goto('/home')
    await theirs.waitForURL(/\/c\?/)
    await look(theirs, 'family/closed-at-once')
    await theirs.context().close()
  },
)
