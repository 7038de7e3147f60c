import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { allConsent, pool, resident } from './acts.ts'
import { type District, openDistrict } from './district.ts'

let district: District

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
})
afterAll(() => district?.close())

type Decided = {
  id: string
  programme: string
  outcome: string
  figures: { name: string; value: unknown }[]
}

test('a father in prison has no part in what the household’s tier gives; the others have', async () => {
  const who = await resident(district, 'father-in-prison')
  await allConsent(district, who, 'father-in-prison')
  await pool(district, who)
  const { decisions } = (await who.post('/api/decisions')).body as { decisions: Decided[] }
  const of = (programme: string) => decisions.find((each) => each.programme === programme)
  const figure = (programme: string, name: string) =>
    of(programme)?.figures.find((each) => each.name === name)?.value
  expect(of('subsistence-allowance')?.outcome).toBe('eligible')
  expect(figure('insurance-contribution', 'helpedPersons'), 'two children').toBe(2)
  expect(figure('insurance-contribution', 'undecidedPersons')).toBe(0)
  expect(figure('employment-aid', 'seekers'), 'the mother works').toBe(0)

  const id = of('medical-aid')?.id
  const [kept] = await district.asOwner('select input_json from decision where id = $1', [id])
  const { facts } = JSON.parse(String(kept?.input_json)) as {
    facts: { members: { custody: string | null; countsInHousehold: boolean | null }[] }
  }
  for (const { custody, countsInHousehold } of facts.members)
    expect(countsInHousehold).toBe(custody !== 'PRISON')
  expect(facts.members.map(({ custody }) => custody)).toContain('PRISON')
  expect((await who.get(`/api/decisions/${id}/recompute`)).body.sameBytes).toBe(true)
})
