import { expect, test } from '@playwright/test'
import { signInAs } from './phones.ts'
import { expectAccessible, newPage, seeWhatFits, signInWithPhone } from './residents.ts'

test('a no says by how much, and what would change it', async ({ browser }) => {
  const page = await newPage(browser)
  await signInWithPhone(page, 'The family car')
  await seeWhatFits(page)
  await page.getByText(/暂时不适合的（\d+项）/).click()
  await page
    .getByRole('region', { name: '最低生活保障' })
    .getByRole('link', { name: '为什么，怎样会变' })
    .click()
  await expect(page.getByText('不符合', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: '申请' })).toBeVisible()
})

test('what fits comes first with its amount and how one gets it; what does not is folded, without script too', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInAs(browser, page.context(), 'The father is in prison')
  await seeWhatFits(page)
  const cookies = await page.context().cookies()
  const plain = await newPage(browser, { javaScriptEnabled: false })
  await plain.context().addCookies(cookies)
  await plain.goto('/home/results')
  await expect(plain.getByRole('heading', { level: 2 }).first()).toHaveText('适合您家的')
  const allowance = plain.getByRole('region', { name: '最低生活保障' })
  await expect(allowance).toContainText('每月1,503元')
  await expect(allowance.getByRole('link', { name: '申请' })).toBeVisible()
  const medical = plain.getByRole('region', { name: '医疗救助' })
  await expect(medical.getByRole('link', { name: '申请' })).toHaveCount(0)
  const folded = plain.getByText(/暂时不适合的（\d+项）/)
  await expect(folded).toBeVisible()
  await expect(plain.getByRole('region', { name: '高龄津贴' })).toBeHidden()
  await folded.click()
  await expect(plain.getByRole('region', { name: '高龄津贴' })).toBeVisible()
  await allowance.getByRole('link', { name: '为什么，怎样会变' }).click()
  await expect(plain.getByRole('heading', { name: '家里谁算在内' })).toBeVisible()
  await expect(plain.getByText('正在服刑')).toBeVisible()
  await plain.getByText('用到的标准和规定').click()
  await expect(plain.getByText(/杭州市，自2025年1月23日/).first()).toBeVisible()
  await expect(plain.getByText('示例', { exact: true }).first()).toBeVisible()
  await plain.goto('/home/changes')
  await plain.getByRole('link', { name: '有人找到工作' }).click()
  await expect(plain.getByText('这些帮助会重新看一遍')).toBeVisible()
  await expect(plain.getByRole('listitem').filter({ hasText: '最低生活保障' })).toBeVisible()
})

test('what only a resident knows can be added: electricity used, and the help chosen for an orphan', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInWithPhone(page, 'An orphan with his grandparents')
  await page.goto('/home/facts')
  await page.getByRole('link', { name: '补充情况' }).click()
  await page.getByLabel('家里一个月用几度电？').fill('48213')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert')).toContainText('不是电表上的总数')
  await page.getByLabel('家里一个月用几度电？').fill('１２０')
  await page.getByLabel('儿童保障').check()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '各部门知道的情况' })).toBeVisible()
  await page.getByRole('link', { name: '补充情况' }).click()
  await expect(page.getByLabel('家里一个月用几度电？')).toHaveValue('120')
  await expect(page.getByLabel('儿童保障')).toBeChecked()
  await expectAccessible(page)
})
