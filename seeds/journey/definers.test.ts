import { roleUrl } from '@happiness-code/api/db/connect'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { enrolPhone } from './acts.ts'
import { type District, openDistrict } from './district.ts'

let district: District

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
afterAll(() => district?.close())

test('a resident role that claims to be the machine, or an officer, reads nobody', async () => {
  const { householdId, personId } = district.story('old-widow')
  const read = async (role: 'resident' | 'worker', settings: Record<string, string>) => {
    const client = new pg.Client({ connectionString: roleUrl(district.databaseUrl, role) })
    await client.connect()
    try {
      await client.query('begin')
      for (const [name, value] of Object.entries(settings))
        await client.query('select set_config($1, $2, true)', [`app.${name}`, value])
      const { rowCount } = await client.query(
        `select * from read_person($1, $2, '{citizenId}', 'test', null, 'test')`,
        [householdId, personId],
      )
      return rowCount
    } finally {
      await client.end()
    }
  }
  expect(await read('worker', { kind: 'worker' })).toBe(1)
  expect(await read('resident', { kind: 'worker' })).toBe(0)
  expect(await read('resident', { kind: 'officer', lo: '0', hi: '999999999999' })).toBe(0)
  expect(await read('resident', { kind: 'resident', household: householdId })).toBe(1)
})

test('a contact of a phone that is copied and sent again later is refused', async () => {
  const { phone } = district.story('three-at-500')
  const enrolled = await enrolPhone(district, phone.split('#')[1] ?? '')
  const sync = async (atMs: number) => {
    const signature = await enrolled.sign(`xfm-sync|${enrolled.deviceId}|${atMs}`)
    const body = { deviceId: enrolled.deviceId, atMs, signature }
    return (await district.browser().post('/api/devices/sync', body)).status
  }
  const now = district.platform.clock.now().getTime()
  expect(await sync(now)).toBe(200)
  expect(await sync(now - 6 * 60_000)).toBe(401)
  expect(await sync(now + 6 * 60_000)).toBe(401)
})

test('an officer who met nobody and has no case here cannot have departments asked', async () => {
  const story = district.story('two-homes-under')
  const worker = await district.officer('communityWorker', 1)
  const other = await district.officer('communityWorker', 0)
  const statuses = await Promise.all(
    [worker, other].map(
      async (each) => (await each.post(`/api/staff/facts/${story.householdId}/pool`)).body.code,
    ),
  )
  expect(statuses).toContain('presence_needed')
  expect(statuses).not.toContain(undefined)
})
