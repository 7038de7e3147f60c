import { randomUUID } from 'node:crypto'
import { DEMO_PIN } from '../world/load.ts'
import type { Browser } from './browser.ts'
import type { District } from './district.ts'
import { newPhone } from './phone.ts'

/** A phone of its owner: enrolled, and able to show a code. */
export type EnrolledPhone = Awaited<ReturnType<typeof newPhone>> & {
  deviceId: string
  enrolled: Parameters<Awaited<ReturnType<typeof newPhone>>['codeAt']>[0]
  /** The code that it shows now, or then. */
  code(at?: Date): Promise<string>
}

/** Binds a new phone with a ticket. */
export async function enrolPhone(district: District, ticket: string): Promise<EnrolledPhone> {
  const phone = await newPhone()
  const { status, body } = await district
    .browser()
    .post('/api/devices', { ticket, publicJwk: phone.publicJwk })
  if (status !== 200) throw new Error(`the phone was not enrolled: ${body.code}`)
  return {
    ...phone,
    deviceId: body.deviceId,
    enrolled: body,
    code: (at = district.platform.clock.now()) => phone.codeAt(body, at),
  }
}

/** The phone of a named person, from their demo invitation, which works once. */
export function phoneOf(district: District, story: string): Promise<EnrolledPhone> {
  return enrolPhone(district, district.story(story).phone.split('#')[1] ?? '')
}

/** A named person, signed in: C by card and PIN, B by phone and PIN. */
export async function resident(
  district: District,
  story: string,
  grade: 'C' | 'B' = 'B',
): Promise<Browser> {
  const browser = district.browser()
  const person = district.story(story)
  const given =
    grade === 'C'
      ? { by: 'card', card: person.link, pin: DEMO_PIN }
      : {
          by: 'phoneCode',
          code: await (await phoneOf(district, story)).code(),
          pin: DEMO_PIN,
        }
  const { body } = await browser.post('/api/sessions', given)
  if (body.grade !== grade) throw new Error(`${story} is not signed in: ${JSON.stringify(body)}`)
  return browser
}

/** Every adult of the person's household consents: they on the screen, the others on paper. */
export async function allConsent(district: District, who: Browser, story: string): Promise<void> {
  const { members } = (await who.post('/api/consents', { language: 'zh', withMinors: true })).body
  const officer = await caseworkerOf(district, story)
  for (const member of members)
    if (member.adult && !member.consent)
      await officer.post('/api/staff/consents', {
        householdId: district.story(story).householdId,
        personId: member.personId,
        withMinors: false,
        language: 'zh',
        paperSigned: true,
      })
}

/** Asks the departments, and waits for the last of them. */
export async function pool(district: District, who: Browser) {
  const { status } = await who.post('/api/facts/pool')
  if (status !== 200) throw new Error('no round of questions')
  await district.runJobs()
  return (await who.get('/api/facts/pool')).body.run
}

/** A town caseworker of the person's household; the second of them with `index` 1. */
export async function caseworkerOf(district: District, story: string, index = 0) {
  const [row] = await district.asOwner('select division_code from household where id = $1', [
    district.story(story).householdId,
  ])
  const inTangqi = String(row?.division_code).startsWith('330113100')
  return await district.officer('townCaseworker', inTangqi ? 2 : index)
}

/** Hands in an application for the subsistence allowance. */
export async function apply(who: Browser, key: string = randomUUID()) {
  await who.put('/api/drafts/subsistence-allowance', {
    answers: {
      membersConfirmed: true,
      moneyAssetsFen: 1_200_000,
      vehicles: [],
      companyCapitalFen: 0,
      reason: '收入太低',
      truthful: true,
    },
  })
  return await who.post(
    '/api/applications',
    { programme: 'subsistence-allowance' },
    { 'idempotency-key': key },
  )
}

/** A case as officers hold it. */
export type Case = {
  householdId: string
  id: string
  path: string
  /** Moves it with the version that it has now. */
  move(who: Browser, body: Record<string, unknown>): ReturnType<Browser['post']>
  state(): Promise<{ state: string; version: number }>
  /** What the clock of cases says; it may run days ahead of the wall's. */
  now(): Date
}

export function caseAt(district: District, householdId: string, id: string): Case {
  const path = `/api/staff/cases/${householdId}/${id}`
  const state = async () => {
    const [row] = await district.asOwner('select state, version from application where id = $1', [
      id,
    ])
    return row as unknown as { state: string; version: number }
  }
  return {
    householdId,
    id,
    path,
    state,
    now: district.platform.clock.procedureNow,
    async move(who, body) {
      return await who.post(`${path}/moves`, {
        expectedVersion: (await state()).version,
        ...body,
      })
    },
  }
}

/** An application that was handed in, without a question to any department. */
export async function aCase(district: District, who: Browser, story: string): Promise<Case> {
  const { status, body } = await apply(who)
  if (status !== 200) throw new Error(`${story} could not apply: ${JSON.stringify(body)}`)
  return caseAt(district, district.story(story).householdId, body.id)
}

/** Two officers go and see the household. */
export async function visit(who: Browser, given: Case, more: Record<string, unknown> = {}) {
  const { visitors } = (await who.get(given.path)).body
  const byRole = (role: string) => visitors.filter((each: { role: string }) => each.role === role)
  return await who.post(`${given.path}/visits`, {
    visitorIds: [byRole('districtCaseworker')[0].id, byRole('districtCaseworker')[1].id],
    visitedAt: given.now().toISOString(),
    findings: '情况属实',
    signedByMember: true,
    ...more,
  })
}

/** Lets whole days go by on the clock of cases and payments. */
export function passDays(district: District, days: number): void {
  const { clock } = district.platform
  const ahead = Math.round((clock.procedureNow().getTime() - clock.now().getTime()) / 86_400_000)
  clock.moveProcedure(ahead + days)
}

export const opinion = {
  to: 'preliminaryOpinion',
  favourable: true,
  opinion: '符合条件',
  amountFen: 240_300,
}

/** Brings a new case to the district's desk: visited, judged, shown in public, the seven days over. */
export async function toDistrictReview(
  district: District,
  town: Browser,
  given: Case,
): Promise<void> {
  const steps = [
    () => given.move(town, { to: 'accepted' }),
    () => given.move(town, { to: 'surveying' }),
    () => visit(town, given),
    () => given.move(town, opinion),
    () => given.move(town, { to: 'publicity' }),
  ]
  for (const step of steps) {
    const { status, body } = await step()
    if (status !== 200) throw new Error(`on the way: ${JSON.stringify(body)}`)
  }
  passDays(district, 8)
  const { status, body } = await given.move(town, { to: 'districtReview' })
  if (status !== 200) throw new Error(`at the desk: ${JSON.stringify(body)}`)
}

export const approval = { to: 'approved', amountFen: 240_300, reasons: [] }
export const refusal = {
  to: 'refused',
  reasons: [{ article: '民发〔2021〕57号 art. 21', words: '收入高于标准' }],
}
