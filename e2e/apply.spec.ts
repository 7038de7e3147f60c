import { expect, test } from '@playwright/test'
import {
  addMember,
  answerAll,
  begin,
  goOn,
  handIn,
  sessionOf,
  startAnew,
  withdrawAll,
} from './applying.ts'
import { look } from './look.ts'
import { inEachMode } from './modes.ts'
import { dot, pdf, photo } from './papers.ts'
import { newPage } from './residents.ts'

let signedIn: Awaited<ReturnType<typeof sessionOf>> = []
const both = ['subsistence-allowance', 'emergency-aid']
/** Well formed, and nobody's. */
const nobodysNumber = '330113196103020022'

test.beforeAll(async ({ browser }) => {
  signedIn = await sessionOf(browser, 'Two homes, under the line')
})

inEachMode(
  'two programmes in one application, with a member and papers, and taken back',
  async (mode, page) => {
    await page.context().addCookies(signedIn)
    const seen = (name: string) => look(page, `apply/${name}`)
    await startAnew(page)
    await page.goto('/home/apply/subsistence-allowance')
    await seen('before')
    await page.locator('main a.primary').click()
    await seen('choose')
    for (const each of both) await page.locator(`input[name=programmes][value=${each}]`).check()
    await goOn(page)
    await expect(page.locator('.tasks .blocked')).toBeVisible()
    await seen('tasks')

    await page.locator('.tasks a[href="/home/apply/members"]').click()
    await goOn(page)
    await expect(page.locator('#errors')).toBeFocused()
    await seen('members-nothing-chosen')
    await page.locator('[name=membersConfirmed][value=add]').check()
    await goOn(page)
    await seen('add-member')
    await addMember(page, { name: '周𬱖', relation: '52', citizenId: '3301131961' })
    await expect(page.locator('#citizenId-fault')).toBeVisible()
    await seen('add-member-wrong')
    await page.locator('input[name=citizenId]').fill(`${nobodysNumber.slice(0, 17)}0`)
    await goOn(page)
    await expect(page.locator('#citizenId-fault')).toBeVisible()
    await page.locator('input[name=unknownId]').check()
    await goOn(page)
    await expect(page.locator('button[name=remove]')).toHaveCount(1)
    await page.locator('[name=membersConfirmed][value=left]').check()
    await goOn(page)
    await seen('member-left')
    await page.locator('[name=left]').first().check()
    await goOn(page)
    await expect(page.locator('button[name=remove]')).toHaveCount(2)
    await seen('members')
    await page.locator('[name=membersConfirmed][value=yes]').check()
    await goOn(page)

    await page.locator('.tasks a[href="/home/apply/known"]').click()
    await seen('known')
    await goOn(page)
    await page.locator('.tasks a[href*="/questions/"]').click()
    await answerAll(page, (name) => seen(`question-${name}`))

    await page.locator('.tasks a[href="/home/apply/documents"]').click()
    const pictures = [await photo(page), dot, pdf()]
    await page.locator('#file').setInputFiles(pictures)
    await expect(page.locator('.paper .fault')).toHaveCount(0)
    await expect(page.locator('.paper progress')).toHaveCount(0, { timeout: 20_000 })
    await expect(page.locator('.paper')).toHaveCount(3)
    await seen('documents')
    await goOn(page)
    await seen('tasks-done')
    await page.goto('/home/apply/check')
    await seen('check')
    await goOn(page)
    await expect(page.locator('#errors')).toBeVisible()
    const numbers = await handIn(page)
    expect(new Set(numbers).size).toBe(2)
    await seen('sent')
    await withdrawAll(page, seen)

    // What was given once is offered again.
    await begin(page, ['emergency-aid'])
    await page.goto('/home/apply/documents/earlier')
    await seen('earlier')
    await page.goto('/home/apply/discard')
    await seen('discard')
    await page.locator('main button[type=submit]').click()
    await seen('gone')
    expect(mode.name).toBeTruthy()
  },
)

test('a picture lies on its side: turned and sent anew; removed it is gone', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await page.context().addCookies(signedIn)
  await begin(page, ['emergency-aid'])
  await page.goto('/home/apply/documents')
  await page.locator('#file').setInputFiles([await photo(page)])
  const turn = page.getByRole('button', { name: /^转一下/ })
  await turn.click()
  await expect(page.locator('img.turned-1')).toBeVisible()
  await expect(turn).toBeVisible()
  await page.reload()
  const picture = page.locator('.paper img')
  await expect(picture).toHaveCount(1)
  await expect
    .poll(() =>
      picture.evaluate((image: HTMLImageElement) => image.naturalHeight > image.naturalWidth),
    )
    .toBe(true)
  await page.locator('button[name=remove]').click()
  await expect(page.locator('.paper')).toHaveCount(0)
})

test('the line is down: what is typed and chosen waits on the phone, and goes when it is back', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await page.context().addCookies(signedIn)
  await begin(page, ['emergency-aid'])
  await page.goto('/home/apply/questions/reason')
  await page.locator('#reason').fill('第一句')
  await expect(page.locator('#saved')).toHaveText(/^\d\d:\d\d已保存$/)
  await page.context().setOffline(true)
  await page.locator('#reason').fill('第一句，第二句')
  await expect(page.locator('#saved')).toContainText('没有网络')
  await goOn(page)
  await expect(page.locator('#reason')).toHaveValue('第一句，第二句')
  await page.context().setOffline(false)
  await expect(page.locator('#saved')).toHaveText(/已保存$/)
  await page.reload()
  await expect(page.locator('#reason')).toHaveValue('第一句，第二句')

  await page.goto('/home/apply/documents')
  const picture = await photo(page)
  await page.context().setOffline(true)
  await page.locator('#file').setInputFiles([picture])
  await expect(page.locator('.paper')).toContainText('等网络')
  await page.context().setOffline(false)
  await expect(page.locator('.paper')).toContainText('已收到')
})

test('two tabs lose nothing of each other, and back and forward lead where one was', async ({
  browser,
}) => {
  const one = await newPage(browser)
  await one.context().addCookies(signedIn)
  await begin(one, ['emergency-aid'])
  const two = await one.context().newPage()
  await one.goto('/home/apply/questions/cause')
  await two.goto('/home/apply/questions/persons')
  await one.locator('[name=cause][value=FIRE]').check()
  await two.locator('#persons').fill('4')
  await goOn(one)
  await goOn(two)
  await two.goto('/home/apply/check')
  await expect(two.locator('main')).toContainText('火灾')
  await expect(two.locator('main')).toContainText('4')

  await one.goto('/home/apply')
  await one.locator('.tasks a[href="/home/apply/known"]').click()
  await goOn(one)
  await expect(one.locator('.tasks')).toBeVisible()
  await one.goBack()
  await expect(one).toHaveURL(/known$/)
  await one.goBack()
  await expect(one.locator('.tasks')).toBeVisible()
  await one.goForward()
  await one.goForward()
  await expect(one.locator('.tasks')).toBeVisible()
})

test('language and print are changed in the middle of a question, and nothing that was typed is lost', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await page.context().addCookies(signedIn)
  await begin(page, ['emergency-aid'])
  await page.goto('/home/apply/questions/eventDate')
  await page.locator('[name=eventDate-year]').fill('2026')
  await page.locator('[name=eventDate-month]').fill('2')
  await page.locator('[name=eventDate-day]').fill('30')
  await page.locator('button[value="language:en"]').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.locator('button[value="elder:1"]').click()
  await expect(page.locator('html.elder')).toHaveCount(1)
  await expect(page.locator('[name=eventDate-day]')).toHaveValue('30')
  await page.locator('button[value="elder:0"]').click()
  await page.locator('button[value="language:zh"]').click()
  await goOn(page)
  await expect(page.locator('#eventDate-day-fault')).toHaveText(
    '没有2026年2月30日这一天，请再看一遍。',
  )
  await expect(page.locator('[name=eventDate-day]')).toHaveValue('30')
  await page.goto('/home/apply/questions/reason')
  await page.locator('#reason').fill('长'.repeat(10_000))
  await expect(page.locator('.count')).toHaveText('多了8000个字')
  await goOn(page)
  await expect(page.locator('#reason-fault')).toContainText('最多2000个字')
  expect(await page.locator('#reason').inputValue()).toHaveLength(10_000)
})
