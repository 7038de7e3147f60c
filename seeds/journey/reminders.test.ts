import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { apply, resident } from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'

let district: District

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
afterAll(() => district?.close())

const remind = async () => {
  await district.asOwner("select graphile_worker.add_job('remindDrafts', '{}'::json)")
  await district.runJobs()
}
const forget = async (story: string, days: number) =>
  await district.asOwner(
    'update draft set saved_at = now() - make_interval(days => $2) where person_id = $1',
    [district.story(story).personId, days],
  )
const reminders = async (who: Browser) => {
  const { notices } = (await who.get('/api/notices')).body
  return notices.filter((each: { kind: string }) => each.kind === 'draft.waiting').length
}

test('a draft that nobody touched for three days is reminded of once, by a notice and a message', async () => {
  const who = await resident(district, 'three-at-500')
  await who.put('/api/draft', { programmes: ['emergency-aid'], answers: { kind: 'URGENT' } })
  await forget('three-at-500', 2)
  await remind()
  expect(await reminders(who), 'not after two days').toBe(0)
  await forget('three-at-500', 4)
  await Promise.all([remind(), remind()])
  expect(await reminders(who)).toBe(1)
  const [message] = await district.asOwner('select message from outbox')
  expect(message?.message).toContain('还没交')
  expect(message?.message, 'says nothing of what it is about').not.toMatch(/临时救助|低保/)

  await who.put('/api/draft', { answers: { persons: 1 } })
  await forget('three-at-500', 9)
  await remind()
  expect(await reminders(who), 'never twice for one draft').toBe(1)
})

test('what was handed in or thrown away is not reminded of', async () => {
  const [one, two] = [await resident(district, 'car'), await resident(district, 'old-widow')]
  await apply(one)
  await two.put('/api/draft', { programmes: ['emergency-aid'] })
  await forget('old-widow', 5)
  await two.send('DELETE', '/api/draft')
  await remind()
  expect(await reminders(one)).toBe(0)
  expect(await reminders(two)).toBe(0)
})
