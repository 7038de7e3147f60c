import { expect, type Page, test } from '@playwright/test'
import { baseUrl, demoPerson, demoPin, departmentUrl } from './demo.ts'
import { newPage, seeWhatFits, signInWithPhone } from './residents.ts'

test('a card alone shows nothing about anybody; with its PIN it shows cases and news, without script too', async ({
  browser,
}) => {
  const { card } = demoPerson('A widow living alone')
  const page = await newPage(browser, { javaScriptEnabled: false })
  await page.goto(card)
  await expect(page.getByText('不输密码，看不到任何人的信息。')).toBeVisible()
  await page.getByLabel('卡号').fill(card.split('#')[1] ?? '')
  await page.getByLabel('密码').fill('111222')
  await page.getByRole('button', { name: '打开我的主页' }).click()
  await expect(page.getByRole('alert')).toContainText('没有成功')
  await page.getByLabel('密码').fill(demoPin)
  await page.getByRole('button', { name: '打开我的主页' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '我的主页' })).toBeVisible()
  await expect(page.getByText('现在能看进度和消息')).toBeVisible()
  await page.goto('/home/facts')
  await expect(page.getByText('要更确定是您本人')).toBeVisible()
})

test('the scanner reads a printed code and opens our own codes only', async ({ browser }) => {
  const { card } = demoPerson('The family car')
  const maker = await newPage(browser)
  await maker.goto('/')
  const picture = async (text: string) => {
    const { default: qrcode } = await import('qrcode')
    return await qrcode.toBuffer(text, { errorCorrectionLevel: 'Q', margin: 4, width: 300 })
  }
  const page = await newPage(browser)
  await page.goto('/scan')
  await page.getByLabel('或选一张码的照片').setInputFiles({
    name: 'foreign.png',
    mimeType: 'image/png',
    buffer: await picture('https://example.org/c#AAAAAAAAAAAAAAAAAAAAAA'),
  })
  await expect(page.getByRole('status')).toHaveText('这不是我们的码，没有打开。')
  await page
    .getByLabel('或选一张码的照片')
    .setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer: await picture(card) })
  await expect(page.getByText('卡号已从码里读到。')).toBeVisible()
  expect(page.url()).not.toContain('#')
})

test('a department that is down leaves a named gap, and the rest still works', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInWithPhone(page, 'A department does not answer')
  await seeWhatFits(page)
  const dibao = page.getByRole('region', { name: '最低生活保障' })
  await expect(dibao).toContainText('可能符合')
  await page.goto('/home/facts')
  for (const folded of await page.locator('main summary').all()) await folded.click()
  await expect(page.getByText(/不知道：暂时连不上/).first()).toBeVisible()
  expect(departmentUrl('housing')).toMatch(/^http/)
})

test('two departments that disagree are both shown, and nobody is refused for it', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInWithPhone(page, 'Two departments disagree')
  await seeWhatFits(page)
  await expect(page.getByRole('region', { name: '最低生活保障' })).toContainText(
    /可能符合|需要工作人员/,
  )
  await page.goto('/home/facts')
  await expect(page.getByText(/两个部门说法不同/).first()).toBeVisible()
})

test('an injured migrant worker asks for emergency aid, and a draft survives a lost session', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInWithPhone(page, 'An injured migrant worker')
  await page.getByRole('link', { name: '家里突然出事了？申请临时救助' }).click()
  await page.getByRole('link', { name: '开始' }).click()
  await expect(page.getByLabel(/临时救助/)).toBeChecked()
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('link', { name: /^回答问题/ }).click()
  await page.getByLabel('突然遇到急难').check()
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByRole('heading', { name: '发生了什么？' })).toBeVisible()
  await page.context().clearCookies({ name: 'sid' })
  await page.getByLabel('其他意外').check()
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '打开我的主页' })).toBeVisible()
  await page.goto('/code')
  await expect(page.locator('#drawing canvas')).toBeVisible()
  // The code of a step works once: a wrong PIN uses it up, and the right one waits for the next step.
  for (const pin of ['111222', demoPin]) {
    await page.getByLabel('密码（六位数字）').fill(pin)
    await page.getByRole('button', { name: '打开我的主页' }).click()
    if (pin !== demoPin)
      await expect(page.getByRole('alert')).toContainText('没有成功', { timeout: 20_000 })
  }
  await expect(page.getByRole('heading', { level: 1, name: '我的主页' })).toBeVisible({
    timeout: 20_000,
  })
  await page.getByRole('link', { name: /接着写/ }).click()
  await page.getByRole('link', { name: /^回答问题/ }).click()
  await expect(page.getByRole('heading', { name: '发生了什么？' })).toBeVisible()
  await expect(page.getByLabel('其他意外')).toBeChecked()
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByLabel('年', { exact: true }).fill('2026')
  await page.getByLabel('月', { exact: true }).fill('１１')
  await page.getByLabel('日', { exact: true }).fill('20')
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByLabel('在本区').check()
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByLabel('人数').fill('许多')
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.getByRole('alert')).toContainText('请填1到30的数字')
  await page.getByLabel('人数').fill('1人')
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByLabel('是', { exact: true }).check()
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByLabel('您的回答').fill('工地上摔伤了，没钱住院。')
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('link', { name: /^照片和材料/ }).click()
  await page.getByLabel('选照片或PDF').setInputFiles({
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('not a photo'),
  })
  await expect(page.locator('.paper .fault')).toContainText('只收照片')
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('link', { name: /^核对并提交/ }).click()
  await page.getByLabel(/我说的都是我知道的实情/).check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '已提交' })).toBeVisible()
  await expect(page.getByText(/LP-\d{6}-\d{6}/)).toBeVisible()
  await expect(page.getByText('24小时内会有人看您的申请。')).toBeVisible()
  expect(await keptDrafts(page)).toEqual([])
  // Back from the receipt there is nothing to hand in a second time: the receipt is shown.
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: '已提交' })).toBeVisible()
  await page.goto('/home')
  await expect(page.getByRole('link', { name: /接着写/ })).toBeHidden()
})

test('a half-typed answer survives a closed tab and a lost line, and is gone after sign-out', async ({
  browser,
}) => {
  const first = await newPage(browser)
  await signInWithPhone(first, 'Exactly at the standard')
  await first.goto('/home/apply/programmes?with=emergency-aid')
  await first.getByRole('button', { name: '继续' }).click()
  await first.goto('/home/apply/questions/reason')
  await first.context().setOffline(true)
  await first.getByLabel('您的回答').fill('昨天夜里')
  const page = await first.context().newPage()
  await first.close()
  await page.context().setOffline(false)
  await page.goto('/home/apply/questions/reason')
  await expect(page.getByLabel('您的回答')).toHaveValue('昨天夜里')
  await expect(page.getByText(/^\d\d:\d\d已保存$/)).toBeVisible()
  expect(await keptDrafts(page)).toEqual([])
  await page.context().setOffline(true)
  await page.getByLabel('您的回答').fill('昨天夜里，家里着火了')
  await page.getByRole('button', { name: '继续' }).click()
  await expect(page.locator('#saved')).toContainText('没有网络')
  expect(await keptDrafts(page)).toEqual([expect.stringMatching(/\/reason\/$/)])
  await page.context().setOffline(false)
  await page.goto('/home')
  await page.getByRole('button', { name: '退出' }).click()
  await expect(page.getByText('您家的帮助都在这里')).toBeVisible()
  expect(await keptDrafts(page)).toEqual([])
})

async function keptDrafts(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    Object.keys(localStorage).filter((place) => place.startsWith('draft:')),
  )
}

test('what is no form, or too large, is refused in words; a page can be asked for its head', async ({
  browser,
}) => {
  const { request } = await newPage(browser)
  const headers = { origin: baseUrl() }
  const noForm = await request.post('/settings', { headers, data: { language: 'en' } })
  expect(noForm.status()).toBe(400)
  expect(await noForm.text()).toContain('没有看懂收到的内容')
  const tooLarge = await request.post('/c', { headers, form: { card: 'x'.repeat(300_000) } })
  expect(tooLarge.status()).toBe(413)
  const head = await request.head('/')
  expect(head.status()).toBe(200)
  expect(head.headers()['strict-transport-security']).toContain('max-age')
})
