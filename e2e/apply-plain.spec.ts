import { expect, type Page, test } from '@playwright/test'
import { addMember, answerAll, begin, goOn, sessionOf, startAnew } from './applying.ts'
import { demoPerson, demoPin } from './demo.ts'
import { bad, dot, huge, pdf, photo } from './papers.ts'
import { newPage } from './residents.ts'

test('from the scan to the receipt with the keyboard alone', async ({ browser }) => {
  test.slow()
  const page = await newPage(browser)
  await page.goto(demoPerson('Just above the line').phone)
  await press(page, 'main button.primary')
  await press(page, 'main a[href^="/code"]')
  await expect(page.locator('#drawing canvas')).toBeVisible()
  await type(page, 'input[name=pin]', demoPin)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/home$/)

  await press(page, 'main a[href="/home/apply/emergency-aid"]')
  await press(page, 'main a.primary')
  await expect(page.locator('input[name=programmes]').first()).toBeVisible()
  await press(page, 'main button.primary')
  await press(page, '.tasks a[href="/home/apply/known"]')
  await press(page, 'main button.primary')
  await press(page, '.tasks a[href*="/questions/"]')
  for (const name of ['kind', 'cause']) {
    await expect(page).toHaveURL(new RegExp(`/${name}`))
    await press(page, `input[name=${name}]`, 'Space')
    await press(page, 'main button.primary')
  }
  await expect(page).toHaveURL(/eventDate/)
  await type(page, '[name=eventDate-year]', '2026')
  await type(page, '[name=eventDate-month]', '11')
  await type(page, '[name=eventDate-day]', '3')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/eventPlace/)
  await press(page, 'input[name=eventPlace]', 'Space')
  await press(page, 'main button.primary')
  await expect(page).toHaveURL(/persons/)
  await type(page, '[name=persons]', '2')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/immediateDanger/)
  await press(page, 'input[name=immediateDanger]', 'Space')
  await press(page, 'main button.primary')
  await expect(page).toHaveURL(/reason/)
  await type(page, '[name=reason]', 'Medicine')
  await press(page, 'main button.primary')
  await press(page, '.tasks a[href="/home/apply/documents"]')
  await press(page, 'main button.primary')
  await press(page, '.tasks a[href="/home/apply/check"]')
  await press(page, 'input[name=truthful]', 'Space')
  await press(page, 'main button.primary')
  await expect(page.locator('.receipt .amount')).toHaveText(/LP-\d{6}-\d{6}/)
})

/** Goes on with the tab key until this is in focus. */
async function reach(page: Page, selector: string): Promise<void> {
  await expect(page.locator(selector).first()).toBeVisible()
  for (let turn = 0; turn < 60; turn++) {
    const isThere = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) ?? false,
      selector,
    )
    if (isThere) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}

async function press(page: Page, selector: string, key = 'Enter'): Promise<void> {
  await reach(page, selector)
  await page.keyboard.press(key)
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await reach(page, selector)
  await page.keyboard.type(text)
}

test('without script: the whole application, the good files kept and the bad ones named', async ({
  browser,
}) => {
  test.slow()
  const session = await sessionOf(browser, 'Savings unknown')
  const drawing = await newPage(browser)
  const picture = await photo(drawing)
  const page = await newPage(browser, { javaScriptEnabled: false })
  await page.context().addCookies(session)
  await startAnew(page)
  await begin(page, ['subsistence-allowance', 'emergency-aid'])
  await page.goto('/home/apply/members/add')
  await addMember(page, { name: '周𬱖', relation: '52', citizenId: null })
  await page.locator('[name=membersConfirmed][value=yes]').check()
  await goOn(page)
  await page.locator('.tasks a[href*="/questions/"]').click()
  await answerAll(page)

  await page.goto('/home/apply/documents')
  await page
    .locator('#file')
    .setInputFiles([
      picture,
      bad.script,
      { ...pdf(), name: '改名.jpg' },
      bad.drawing,
      dot,
      bad.empty,
    ])
  await page.locator('button[name=more]').click()
  const errors = page.locator('#errors')
  for (const each of [bad.script, bad.drawing, bad.empty])
    await expect(errors).toContainText(each.name)
  await expect(errors).not.toContainText('工资单')
  await expect(page.locator('.paper')).toHaveCount(3)
  await page.locator('button[name=remove]').first().click()
  await expect(page.locator('.paper')).toHaveCount(2)
  await page.locator('#file').setInputFiles(huge())
  await goOn(page)
  await expect(errors).toContainText('超过40MB')
  await expect(page.locator('.paper'), 'nothing that was given is lost').toHaveCount(2)
  await goOn(page)

  await page.goto('/home/apply/check')
  await expect(page.locator('main')).toContainText('周𬱖')
  await page.locator('input[name=truthful]').check()
  await goOn(page)
  await expect(page.locator('.receipt .amount')).toHaveCount(2)
  await page.locator('main a.primary').click()
  await page.locator('a[href$="/withdraw"]').click()
  for (const each of await page.locator('input[name=cases]').all()) await each.check()
  await page.locator('main button[type=submit]').click()
  await expect(page.locator('a[href$="/withdraw"]')).toHaveCount(0)
})

test('a hundred files, and one of fifty megabytes: twenty are taken, and each other one is told why', async ({
  browser,
}) => {
  test.slow()
  const session = await sessionOf(browser, 'Savings unknown')
  const page = await newPage(browser)
  await page.context().addCookies(session)
  await startAnew(page)
  await begin(page, ['emergency-aid'])
  await page.goto('/home/apply/documents')
  await page.locator('#file').setInputFiles(huge())
  await expect(page.locator('.paper .fault')).toContainText('超过10MB')
  await page.locator('.paper button').last().click()
  await expect(page.locator('.paper')).toHaveCount(0)
  await page
    .locator('#file')
    .setInputFiles(Array.from({ length: 100 }, (_, index) => ({ ...pdf(), name: `${index}.pdf` })))
  await expect(page.locator('#added')).not.toBeEmpty()
  await expect(page.locator('.paper')).toHaveCount(20)
  await expect(page.locator('.paper').filter({ hasText: '已收到' })).toHaveCount(20, {
    timeout: 60_000,
  })
})
