import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type District, openDistrict } from './district.ts'

let district: District
beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
afterAll(() => district?.close())

test('anybody reads every programme that is in force, in both languages, without signing in', async () => {
  const zh = await district.browser().get('/api/policies')
  const en = await district.browser().get('/api/policies?language=en')
  expect(zh.body.policies).toHaveLength(18)
  expect(zh.body.policies.map((each: { programme: string }) => each.programme)).toEqual(
    en.body.policies.map((each: { programme: string }) => each.programme),
  )
  const allowance = (list: { programme: string; name: string }[]) =>
    list.find(({ programme }) => programme === 'subsistence-allowance')
  expect(allowance(zh.body.policies)?.name).toBe('最低生活保障（低保）')
  expect(allowance(en.body.policies)?.name).toBe('Subsistence allowance')
  expect(allowance(zh.body.policies)).toMatchObject({ here: true, every: 'month', kind: 'tier' })
})

test('a programme shows the standard of each date with the document it stands in', async () => {
  const { body } = await district.browser().get('/api/policies/subsistence-allowance?language=en')
  const standards = body.amounts.filter(
    ({ name }: { name: string }) => name === 'dibao.standardFen',
  )
  expect(standards.length).toBeGreaterThan(3)
  const newest = standards.find(({ from }: { from: string }) => from === '2025-01-23')
  expect(newest).toMatchObject({ value: 130_100, example: false })
  expect(newest.source).not.toBe('')
  expect(body.conditions).toContain('Income')
  expect(body.article).toMatch(/art\./)
})

test('a programme that does not exist is not found', async () => {
  const { status, body } = await district.browser().get('/api/policies/free-money')
  expect([status, body.code]).toEqual([404, 'not_found'])
})
