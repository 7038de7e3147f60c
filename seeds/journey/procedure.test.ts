import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { approval, type Case, caseAt, caseworkerOf, refusal, resident } from './acts.ts'
import type { Browser } from './browser.ts'
import { type District, openDistrict } from './district.ts'

let district: District
let person: Browser
const officers = new Map<string, Browser>()
const story = 'three-at-500'
const programmes = ['subsistence-allowance', 'emergency-aid'] as const
const cases = new Map<string, Case>()

type Procedure = {
  states: { state: string }[]
  edges: { from: string; to: string; roles: string[] }[]
}

const answers = {
  'subsistence-allowance': { membersConfirmed: true, truthful: true },
  'emergency-aid': {
    kind: 'URGENT',
    cause: 'OTHER_ACCIDENT',
    eventDate: '2026-11-20',
    eventPlace: '330113',
    persons: 3,
    immediateDanger: false,
    truthful: true,
  },
}

beforeAll(async () => {
  district = await openDistrict(inject('postgresUrl'))
  person = await resident(district, story)
  officers.set('townCaseworker', await caseworkerOf(district, story, 1))
  officers.set('districtCaseworker', await district.officer('districtCaseworker'))
  const [preparer] = await district.asOwner("select id from officer where name = '丁国平'")
  for (const programme of programmes) {
    await person.put(`/api/drafts/${programme}`, { answers: answers[programme] })
    const { status, body } = await person.post(
      '/api/applications',
      { programme },
      { 'idempotency-key': `a-key-for-${programme}` },
    )
    if (status !== 200) throw new Error(JSON.stringify(body))
    cases.set(programme, caseAt(district, district.story(story).householdId, body.id))
    // Prepared by somebody who takes no part below, so that four eyes stand in nobody's way.
    await district.asOwner(
      'update application set prepared_by = $1, proposed_amount_fen = 240300 where id = $2',
      [preparer?.id, body.id],
    )
  }
})
afterAll(() => district?.close())

/** Every act that the api knows, with all that it asks for. */
const acts: Record<string, unknown>[] = [
  { to: 'accepted', severityMonths: 1 },
  { to: 'supplementRequested', note: '请补交' },
  { to: 'surveying' },
  { to: 'preliminaryOpinion', favourable: true, opinion: '符合', amountFen: 240_300 },
  { to: 'townReview' },
  { to: 'publicity' },
  { to: 'objection', note: '有异议' },
  { to: 'districtReview' },
  approval,
  { to: 'paidFirst', amountFen: 130_100 },
  refusal,
  { to: 'closed', note: '已补办' },
  { to: 'terminated', note: '逾期' },
]

/** Everything that stands written about a household's cases. */
async function written(): Promise<string> {
  const rows = await district.asOwner(
    `select (select jsonb_agg(a order by a.id) from application a) as applications,
      (select count(*) from application_event) as events, (select count(*) from officer_decision) as decisions,
      (select count(*) from publicity) as publicity, (select count(*) from home_visit) as visits,
      (select count(*) from award) as awards, (select count(*) from notice) as notices`,
  )
  return JSON.stringify(rows)
}

test.each(programmes)(
  '%s: what the procedure does not allow is refused and changes nothing',
  async (programme) => {
    const file = new URL(`../policies/${programme}.procedure.json`, import.meta.url)
    const { states, edges } = JSON.parse(await readFile(file, 'utf8')) as Procedure
    const given = cases.get(programme) as Case
    const allowed = (from: string, to: unknown, role: string) =>
      edges.some((edge) => edge.from === from && edge.to === to && edge.roles.includes(role))
    let refusals = 0
    for (const { state } of states) {
      await district.asOwner('update application set state = $1, due_at = null where id = $2', [
        state,
        given.id,
      ])
      const before = await written()
      const refused = async (what: string, asked: ReturnType<Browser['post']>) => {
        const { status, body } = await asked
        expect([403, 409], `${what}: ${JSON.stringify(body)}`).toContain(status)
        refusals += 1
      }
      for (const [role, officer] of officers)
        for (const act of acts)
          if (!allowed(state, act.to, role))
            await refused(`${role} ${state} → ${act.to}`, given.move(officer, act))
      if (!allowed(state, 'withdrawn', 'resident'))
        await refused(`${state} withdraw`, person.post(`/api/applications/${given.id}/withdraw`))
      if (state !== 'supplementRequested')
        await refused(
          `${state} supply`,
          person.post(`/api/applications/${given.id}/supply`, { words: '补交' }),
        )
      expect(await written(), state).toBe(before)
    }
    expect(refusals).toBeGreaterThan(states.length * acts.length)
  },
)

test('nor can the database write down an edge that the procedure does not have', async () => {
  const given = cases.get('subsistence-allowance') as Case
  await expect(
    district.asOwner(
      `insert into application_event (household_id, application_id, seq, programme, division_code, from_state, to_state, actor_kind, actor_role, at)
       values ($1, $2, 99, 'subsistence-allowance', 330113002003, 'submitted', 'approved', 'officer', 'townCaseworker', now())`,
      [given.householdId, given.id],
    ),
  ).rejects.toMatchObject({ code: '23503' })
})

test('an act on a version that is no longer the newest is refused', async () => {
  const given = cases.get('subsistence-allowance') as Case
  await district.asOwner("update application set state = 'submitted', version = 3 where id = $1", [
    given.id,
  ])
  const { version } = await given.state()
  const town = officers.get('townCaseworker') as Browser
  const answer = await given.move(town, { to: 'accepted', expectedVersion: version - 1 })
  expect(answer.body.code).toBe('state_changed')
  expect((await given.state()).version).toBe(version)
})

test('what stands still while the resident is asked goes on where it stood', async () => {
  const given = cases.get('emergency-aid') as Case
  await district.asOwner(
    "update application set state = 'submitted', due_at = now() + interval '20 hours 30 minutes' where id = $1",
    [given.id],
  )
  const town = officers.get('townCaseworker') as Browser
  expect((await given.move(town, { to: 'supplementRequested', note: '请补交' })).status).toBe(200)
  const paused = (await person.get(`/api/applications/${given.id}`)).body.application
  expect(paused).toMatchObject({ paused: true, dueAt: null })
  const back = await person.post(`/api/applications/${given.id}/supply`, { words: '已补交' })
  expect(back.body.state).toBe('submitted')
  const { dueAt } = (await person.get(`/api/applications/${given.id}`)).body.application
  const hours = (new Date(dueAt).getTime() - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(19.9)
  expect(hours).toBeLessThan(20.6)
})

test('words that no column holds are refused wherever an officer writes them', async () => {
  const given = cases.get('subsistence-allowance') as Case
  await district.asOwner("update application set state = 'districtReview' where id = $1", [
    given.id,
  ])
  const decider = officers.get('districtCaseworker') as Browser
  for (const hostile of ['\u0000', 'a\ud800', '\u0007'])
    for (const reason of [
      { article: hostile, words: '收入' },
      { article: 'art. 21', words: hostile },
    ]) {
      const { status } = await given.move(decider, { ...refusal, reasons: [reason] })
      expect(status).toBe(422)
    }
})
