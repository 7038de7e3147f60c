import { expect, type Page, test } from '@playwright/test'
import { baseUrl } from './demo.ts'
import { act, officerPage } from './officers.ts'
import { expectAccessible, newPage, seeWhatFits, sizes } from './residents.ts'

/** The main job, end to end, as nine chapters of one story: Yu Xiulan's household lives on 500 yuan a head. */
test.describe.configure({ mode: 'serial' })

const PIN = '482913'
const NAME = '俞秀兰'
let worker: Page
let resident: Page
let town: Page
let reference = ''
let cardSvg = ''

test('1. a card is printed and handed over, and the phone shows a rotating code', async ({
  browser,
}) => {
  worker = await officerPage(browser, 'Chu Mingxia')
  await worker.getByLabel('完整姓名或身份证号').fill(NAME)
  await worker.getByRole('button', { name: '查询' }).click()
  await worker
    .getByRole('link', { name: /打开.*的档案/ })
    .first()
    .click()
  await expect(worker.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(worker)

  await worker.getByRole('link', { name: '制作新卡' }).click()
  await worker.getByRole('button', { name: '生成卡号' }).click()
  const codes = worker.getByRole('img', { name: '卡片二维码' })
  await expect(codes).toHaveCount(2)
  cardSvg = (await codes.first().getAttribute('src')) ?? ''
  const front = worker.getByRole('region', { name: '正面' })
  await expect(front.getByText(/^校验码 [0-9A-Z]{4}$/)).toBeVisible()
  const typed = /([0-9A-Z]{4}-){6}[0-9A-Z]{2}/.exec((await front.textContent()) ?? '')?.[0] ?? ''
  expect(typed).toHaveLength(32)
  const back = worker.getByRole('region', { name: '背面' })
  await expect(back).toContainText(new URL(baseUrl()).host)
  await expect(back).toContainText('0571-12345')

  await worker.getByRole('link', { name: '去发卡' }).click()
  await worker.getByLabel('卡号或二维码').fill(typed.toLowerCase().replaceAll('-', ' '))
  await worker.getByLabel('新密码（请居民本人输入六位数字）').fill('123456')
  await worker.getByLabel('再输一遍密码').fill('123456')
  await worker.getByLabel('已核验身份证件，确系本人').check()
  await worker.getByRole('button', { name: '激活卡片' }).click()
  await expect(worker.getByRole('alert')).toContainText('容易被猜到')
  await worker.getByLabel('新密码（请居民本人输入六位数字）').fill(PIN)
  await worker.getByLabel('再输一遍密码').fill(PIN)
  await worker.getByRole('button', { name: '激活卡片' }).click()
  await expect(worker.getByText(/卡片.*已激活/)).toBeVisible()

  await worker.getByRole('button', { name: '邀请手机' }).click()
  const invitation = await worker.getByRole('link', { name: /\/enrol#/ }).getAttribute('href')
  resident = await newPage(browser)
  await resident.goto(invitation ?? '')
  await resident.getByRole('button', { name: '使用这部手机' }).click()
  await resident.getByRole('link', { name: '看我的码' }).click()
  await expect(resident.locator('#drawing canvas')).toBeVisible()
  await expect(resident.getByText(/\d+秒后更新/)).toBeVisible()
})

test('2. the portal reads the printed code; the phone code with the PIN opens the portal', async ({
  browser,
}) => {
  const picture = await newPage(browser, { viewport: { width: 400, height: 400 } })
  await picture.goto(cardSvg)
  const scanner = await newPage(browser)
  await scanner.goto('/scan')
  await scanner
    .getByLabel('或选一张码的照片')
    .setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer: await picture.screenshot() })
  await expect(scanner.getByText('卡号已从码里读到。')).toBeVisible()
  await scanner.getByLabel('密码').fill(PIN)
  await scanner.getByRole('button', { name: '打开我的主页' }).click()
  await expect(scanner.getByText('现在能看进度和消息')).toBeVisible()

  await resident.getByLabel('密码（六位数字）').fill(PIN)
  await resident.getByRole('button', { name: '打开我的主页' }).click()
  await expect(resident.getByRole('heading', { level: 1, name: '我的主页' })).toBeVisible()
})

test('3. each adult consents, on the screen or on paper, and the departments are asked', async () => {
  await resident.goto('/home/consents')
  await resident.getByRole('button', { name: '我看过了，同意' }).click()
  await expect(resident.getByText(/已同意，到/).first()).toBeVisible()
  await worker.getByRole('link', { name: '查看档案' }).click()
  await worker
    .getByRole('button', { name: /录入.*的纸质授权/ })
    .first()
    .click()
  await worker.getByLabel('已收到本人签字的授权书').check()
  await worker.getByRole('button', { name: '保存授权' }).click()
  await expect(worker.getByText('授权已保存。')).toBeVisible()
  await seeWhatFits(resident)
})

test('4. every programme is decided, with amount, reasons, figures, sources and articles', async () => {
  const card = resident.locator('section', { hasText: '政府每月给的生活补助' })
  await expect(card).toContainText('符合')
  await expect(card).toContainText('每月2,403元')
  await card.getByRole('link', { name: '为什么，怎样会变' }).click()
  await expect(resident.getByText('符合', { exact: true }).first()).toBeVisible()
  await expect(resident.getByText(/依据：.*57号/).first()).toBeVisible()
  await resident.getByText('用到的标准和规定').click()
  await expect(resident.getByText('1,301元').filter({ visible: true }).first()).toBeVisible()
  await expectAccessible(resident)
})

test('5. the application asks only what nobody knows, and gives a number and a date', async () => {
  await resident.getByRole('link', { name: '申请', exact: true }).click()
  await resident.getByRole('link', { name: '开始' }).click()
  await resident.getByRole('button', { name: '继续' }).click()
  await resident.getByRole('link', { name: /^说说和谁一起住/ }).click()
  await resident.getByLabel('是的，没有错').check()
  await resident.getByRole('button', { name: '继续' }).click()
  await resident.getByRole('link', { name: /^看看我们已经知道的/ }).click()
  await expect(resident.getByText('来自民政登记').first()).toBeVisible()
  await resident.getByRole('button', { name: '看过了' }).click()
  await resident.getByRole('link', { name: /^回答问题/ }).click()
  await resident.getByLabel('您的回答').fill('收入太低，孩子要上学。')
  await resident.getByRole('button', { name: '继续' }).click()
  await resident.getByRole('link', { name: /^照片和材料/ }).click()
  await resident.getByLabel('选照片或PDF').setInputFiles({
    name: '工资单.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  })
  await expect(resident.locator('.paper')).toContainText('已收到')
  await resident.getByRole('button', { name: '继续' }).click()
  await resident.getByRole('link', { name: /^核对并提交/ }).click()
  await expect(resident.getByText('来自民政登记').first()).toBeVisible()
  await expectAccessible(resident)
  await resident.getByLabel(/我说的都是我知道的实情/).check()
  await resident.getByRole('button', { name: '提交申请' }).dblclick()
  await expect(resident.getByRole('heading', { level: 1, name: '已提交' })).toBeVisible()
  reference = /LP-\d{6}-\d{6}/.exec((await resident.textContent('main')) ?? '')?.[0] ?? ''
  expect(reference).not.toBe('')
  await resident.getByRole('link', { name: '查看进度' }).click()
  await expect(resident.getByText('现在：已提交')).toBeVisible()
})

test('6. the town accepts, asks for more, visits, publishes; the district decides', async ({
  browser,
}) => {
  town = await officerPage(browser, 'Sheng Lina')
  await expectAccessible(town)
  await town.getByRole('link', { name: /俞/ }).first().click()
  await expect(town.getByText(reference).first()).toBeVisible()
  await expectAccessible(town)

  await act(town, '要求补正材料', '发出补正通知', () =>
    town.getByLabel('需要申请人补正的材料').fill('请补一张孩子的学生证照片。'),
  )
  await resident.goto('/home')
  await resident.getByRole('link', { name: /需要您补充/ }).click()
  await expect(resident.getByText('等您回答，时间先停着。')).toBeVisible()
  await expect(resident.getByText('请补一张孩子的学生证照片。').first()).toBeVisible()
  await resident.getByRole('link', { name: '您的回答' }).click()
  await resident.getByLabel('您的回答').fill('学生证丢了，学校可以证明。')
  await resident.getByRole('button', { name: '继续' }).click()
  await resident.getByRole('button', { name: '交给工作人员' }).click()
  await expect(resident.getByText('现在：已提交')).toBeVisible()

  await town.reload()
  await act(town, '受理', '提交受理')
  await act(town, '开始核对调查', '提交：开始调查')
  await act(town, '登记入户调查', '保存入户调查', async () => {
    await town.getByLabel(/盛莉娜/).check()
    await town.getByLabel(/褚明霞/).check()
    await town.getByLabel('调查情况').fill('三口人，丈夫行动不便，情况属实。')
    await town.getByLabel('家庭成员已在调查表上签字').check()
  })
  await act(town, '提出初审意见', '提交初审意见', async () => {
    await town.getByLabel('同意：建议给予救助').check()
    await town.getByLabel('意见与理由').fill('符合条件，建议给予低保。')
  })
  await act(town, '张榜公示', '提交公示')
  const notice = await town.getByRole('link', { name: '查看公示' }).getAttribute('href')
  const stranger = await newPage(browser)
  await stranger.goto(notice ?? '')
  await expect(stranger.getByRole('heading', { level: 1 })).toContainText('公示')
  await expect(stranger.locator('main')).not.toContainText('秀兰')
  await expectAccessible(stranger)

  await town.getByRole('button', { name: '报区级审核确认', exact: true }).click()
  await town.getByRole('button', { name: '提交：报区级审核' }).click()
  await expect(town.getByRole('alert')).toContainText('七天公示还没有结束')

  const demo = await newPage(browser)
  await demo.goto('/demo')
  await demo.getByLabel('比今天早走几天').fill('8')
  await demo.getByRole('button', { name: '设定' }).click()
  await stranger.reload()
  await expect(stranger.locator('main')).toContainText('公示已结束')
  await town.getByRole('button', { name: '提交：报区级审核' }).click()
  await town.getByRole('status').filter({ hasText: '已办理' }).waitFor()

  const district = await officerPage(browser, 'Xuan Wenjing')
  await district.getByRole('link', { name: /俞/ }).first().click()
  await act(district, '确认同意', '提交：确认同意')
  await expect(async () => {
    await resident.reload()
    await expect(resident.getByText('现在：发放中')).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

test('7. one officer prepares the payment, another releases it, and the resident is told', async ({
  browser,
}) => {
  const preparer = await officerPage(browser, 'Qiu Jiayi')
  await preparer.getByLabel('发放月份').fill(await firstPeriod())
  await preparer.getByRole('button', { name: '制单', exact: true }).click()
  await expect(preparer.getByText(/已制单：1笔，共2,403元/)).toBeVisible()
  const releaser = await officerPage(browser, 'Wan Xiaodong')
  await releaser
    .getByRole('link', { name: /打开.*的批次/ })
    .first()
    .click()
  await expectAccessible(releaser)
  await releaser.getByRole('button', { name: '复核放款' }).click()
  await releaser.getByRole('button', { name: '确定放款' }).click()
  await expect(releaser.getByText('已放款，银行代发文件已生成。')).toBeVisible()
  const download = releaser.waitForEvent('download')
  await releaser.getByRole('link', { name: '下载银行代发文件' }).click()
  expect((await download).suggestedFilename()).toMatch(/^run-.*\.csv$/)
  await expect(async () => {
    await resident.goto('/home/notices')
    await expect(resident.getByText(/的钱已交银行/)).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await resident.goto('/demo')
  await expect(resident.getByText('【幸福码】有一笔钱已交银行发放').first()).toBeVisible()
})

test('8. a policy officer changes the standard and a row; another publishes; old decisions keep their bytes', async ({
  browser,
}) => {
  const author = await officerPage(browser, 'Zhang Siyu')
  await expectAccessible(author)
  await author.getByRole('link', { name: '参数' }).click()
  await author.getByRole('button', { name: /^调整.*(dibao\.standardFen|低保标准)/ }).click()
  await author.getByLabel('新数值（元）').fill('1360')
  await author.getByLabel('来源：文件名称和日期').fill('杭州市通知（示例）')
  await author.getByRole('button', { name: '加入草稿' }).click()
  await author.getByRole('link', { name: '现行规则' }).click()
  await author
    .getByRole('button', { name: /^修改规则DB-10/ })
    .first()
    .click()
  await author.getByLabel(/^结果，规则DB-10/).fill('"notEligible"')
  await author.getByRole('link', { name: '试算并提交' }).click()
  await expect(author.getByText(/[1-9]\d*个不通过/)).toBeVisible({ timeout: 20_000 })
  await author.getByRole('button', { name: /^移除/ }).last().click()
  await author.getByLabel('改动内容（一句话）').fill('低保标准提高到1360元')
  await expect(author.getByText(/\d+个通过/)).toBeVisible({ timeout: 20_000 })
  await author.getByRole('button', { name: '提交发布' }).click()
  await expect(author.getByText('这是您编写的改动，须由另一位工作人员发布。')).toBeVisible()

  const publisher = await officerPage(browser, "Qian Yong'an")
  await publisher.getByRole('link', { name: '规则改动' }).click()
  await publisher.getByRole('button', { name: /发布“低保标准提高到1360元”/ }).click()
  await publisher.getByRole('button', { name: '确定发布' }).click()
  await expect(publisher.getByText('已发布。', { exact: true })).toBeVisible()

  const demo = await newPage(browser)
  await demo.goto('/demo')
  await demo.getByLabel('比今天早走几天').fill('10')
  await demo.getByRole('button', { name: '设定' }).click()
  const before = await decisionIds()
  await resident.goto('/home/results')
  await expect(resident.locator('main')).toContainText('每月2,403元')
  await resident.goto('/home/consents')
  await resident.getByRole('button', { name: '看看我家符合什么' }).click()
  await expect(resident.locator('main')).toContainText('每月2,580元')
  for (const id of before) {
    const again = await resident.request.get(`/api/decisions/${id}/recompute`)
    expect(await again.json()).toMatchObject({ sameBytes: true })
  }
})

test('9. the resident sees who looked, within seconds, in plain words', async () => {
  const looked = Date.now()
  await town.reload()
  await town.getByText(reference).first().waitFor()
  await expect(async () => {
    await resident.goto('/home/reads')
    await expect(
      resident.getByText(/盛莉娜，街道经办人员|盛莉娜, 街道经办人员/).first(),
    ).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 5_000 })
  expect(Date.now() - looked).toBeLessThan(10_000)
  await expect(resident.getByText(/办理您的申请/).first()).toBeVisible()
  await resident.setViewportSize(sizes.desktop)
  await expectAccessible(resident)
})

async function firstPeriod(): Promise<string> {
  const { awards } = await (await resident.request.get('/api/payments')).json()
  return awards[0].firstPeriod
}

async function decisionIds(): Promise<string[]> {
  const { decisions } = await (await resident.request.get('/api/decisions?language=zh')).json()
  return decisions.map((each: { id: string }) => each.id)
}
