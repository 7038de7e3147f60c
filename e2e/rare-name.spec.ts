import { expect, test } from '@playwright/test'
import { addMember, begin } from './applying.ts'
import { signInAs } from './phones.ts'
import { newPage } from './residents.ts'

/** Never assigned, and so in no font of any machine: what it looks like is what a missing character looks like. */
const unassigned = '\u{2fffd}'

test('a character of a name that no font here has is told by its number, and the name stays whole', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInAs(browser, page.context(), 'An old woman with nobody', false)
  await begin(page, ['subsistence-allowance'])
  await page.goto('/home/apply/members/add')
  await addMember(page, { name: `周𠮷${unassigned}`, relation: '52', citizenId: null })
  await page.goto('/home/apply/members')
  await expect(page.locator('main')).toContainText(`周𠮷${unassigned}`)
  await expect(page.locator('main .rare').last()).toHaveText('[U+2FFFD]')
  await page.goto('/home/apply/discard')
  await page.locator('main form#form button[type="submit"]').last().click()
  await expect(page).toHaveURL(/\/home\/apply\/gone/)
})
