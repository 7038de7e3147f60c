import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit, writeHouseholdRead } from '../audit/audit.queries.ts'
import { dayOf } from '../clock/clock.ts'
import type { Trx } from '../db/connect.ts'
import { type Actor, inTransaction } from '../db/in-transaction.ts'
import { requireOfficer, requireResident } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, language, uuid } from '../http/schemas.ts'
import { findMembers } from '../people/people.queries.ts'
import { findPresenceOfSession } from '../sessions/session.queries.ts'
import { findLiveConsents, insertConsent, withdrawConsent } from './consent.queries.ts'
import { askedDepartments, CONSENT_DAYS, noticeHash, noticeText, PURPOSE } from './notice.ts'

const memberConsentSchema = z.object({
  personId: uuid,
  nameMasked: z.string(),
  relation: z.string(),
  adult: z.boolean(),
  consent: z
    .object({
      id: uuid,
      givenAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      method: z.enum(['screen', 'paper']),
    })
    .nullable(),
})
const householdSchema = z.object({ members: z.array(memberConsentSchema), me: uuid.nullable() })

async function householdConsents(trx: Trx, householdId: string, today: string) {
  const members = await findMembers(trx, householdId)
  const consents = new Map(
    (await findLiveConsents(trx, householdId, PURPOSE)).map((row) => [row.person_id, row]),
  )
  return members.map((member) => {
    const consent = consents.get(member.id)
    return {
      personId: member.id,
      nameMasked: member.name_masked,
      relation: member.relation,
      adult: member.adult_on <= today,
      consent: consent
        ? {
            id: consent.id,
            givenAt: consent.given_at.toISOString(),
            expiresAt: consent.expires_at.toISOString(),
            method: consent.method as 'screen',
          }
        : null,
    }
  })
}

/** Records a consent: of the person, and of the minors they are guardian of, who do not consent for themselves. */
async function giveConsent(
  trx: Trx,
  actor: Actor,
  given: {
    householdId: string
    personId: string
    withMinors: boolean
    language: 'zh' | 'en'
    method: 'screen' | 'paper'
    assistedBy: string | null
  },
  today: string,
): Promise<void> {
  const members = await findMembers(trx, given.householdId)
  const giver = members.find((member) => member.id === given.personId)
  if (!giver) throw new Problem('not_found')
  if (giver.adult_on > today) throw new Problem('role_not_allowed')
  const live = new Set(
    (await findLiveConsents(trx, given.householdId, PURPOSE)).map((row) => row.person_id),
  )
  const minors = given.withMinors
    ? members.filter((member) => member.adult_on > today && !live.has(member.id))
    : []
  for (const member of [giver, ...minors]) {
    await insertConsent(
      trx,
      {
        household_id: given.householdId,
        id: randomUUID(),
        person_id: member.id,
        division_code: member.division_code,
        purpose: PURPOSE,
        departments: [...askedDepartments],
        notice_sha256: noticeHash(given.language),
        language: given.language,
        method: given.method,
        given_by: given.personId,
        assisted_by: given.assistedBy,
      },
      CONSENT_DAYS,
    )
    await writeAudit(trx, actor, {
      action: 'consent.give',
      purpose: PURPOSE,
      personId: member.id,
      householdId: given.householdId,
    })
  }
}

const noteRead = (trx: Trx, actor: Actor, householdId: string, purpose: string) =>
  writeHouseholdRead(trx, actor, {
    action: 'read.person',
    purpose,
    householdId,
    fields: ['name', 'consent'],
    masked: true,
  })

const noticeRoute = createRoute({
  method: 'get',
  path: '/consents/notice',
  summary: 'What a person reads before they consent',
  request: { query: z.strictObject({ language }) },
  responses: answer(
    z.object({
      lines: z.array(z.string()),
      departments: z.array(z.enum(askedDepartments)),
      days: z.int(),
    }),
    'Notice',
  ),
})

export const consentRoutes = newRouter()
  .openapi(noticeRoute, (c) =>
    c.json(
      {
        lines: [...noticeText[c.req.valid('query').language]],
        departments: [...askedDepartments],
        days: CONSENT_DAYS,
      },
      200,
    ),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/consents',
      summary: 'Who of my household has consented',
      responses: answer(householdSchema, 'Members and consents'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, clock } = c.get('platform')
      const members = await inTransaction(databases, resident, async (trx) => {
        await noteRead(trx, resident, resident.householdId, 'ownData')
        return await householdConsents(trx, resident.householdId, dayOf(clock.now()))
      })
      return c.json({ members, me: resident.personId }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/consents',
      summary: 'I consent, for me and for my minor children',
      request: { body: jsonBody(z.strictObject({ language, withMinors: z.boolean() })) },
      responses: answer(householdSchema, 'Members and consents'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, clock } = c.get('platform')
      const today = dayOf(clock.now())
      const gate = { kind: 'worker', job: 'gate', requestId: resident.requestId } as const
      const assistedBy = await inTransaction(databases, gate, (trx) =>
        findPresenceOfSession(trx, resident.sessionHash),
      )
      const members = await inTransaction(databases, resident, async (trx) => {
        await giveConsent(
          trx,
          resident,
          {
            ...c.req.valid('json'),
            householdId: resident.householdId,
            personId: resident.personId,
            method: 'screen',
            assistedBy,
          },
          today,
        )
        return await householdConsents(trx, resident.householdId, today)
      })
      return c.json({ members, me: resident.personId }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/consents/{id}/withdraw',
      summary: 'I take my consent back; nothing more is asked',
      request: { params: z.object({ id: uuid }) },
      responses: answer(householdSchema, 'Members and consents'),
    }),
    async (c) => {
      const resident = requireResident(c, 'B')
      const { databases, clock } = c.get('platform')
      const today = dayOf(clock.now())
      const members = await inTransaction(databases, resident, async (trx) => {
        const minors = (await findMembers(trx, resident.householdId))
          .filter((member) => member.adult_on > today)
          .map((member) => member.id)
        const personId = await withdrawConsent(
          trx,
          resident.householdId,
          [resident.personId, ...minors],
          c.req.valid('param').id,
        )
        if (!personId) throw new Problem('not_found')
        await writeAudit(trx, resident, {
          action: 'consent.withdraw',
          purpose: PURPOSE,
          personId,
          householdId: resident.householdId,
        })
        return await householdConsents(trx, resident.householdId, today)
      })
      return c.json({ members, me: resident.personId }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/consents/{householdId}',
      summary: 'Who of a household has consented',
      request: { params: z.object({ householdId: uuid }) },
      responses: answer(householdSchema, 'Members and consents'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker', 'districtCaseworker')
      const { databases, clock } = c.get('platform')
      const { householdId } = c.req.valid('param')
      const members = await inTransaction(databases, officer, async (trx) => {
        await noteRead(trx, officer, householdId, PURPOSE)
        return await householdConsents(trx, householdId, dayOf(clock.now()))
      })
      if (members.length === 0) throw new Problem('not_found')
      return c.json({ members, me: null }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/consents',
      summary: 'Enter a consent that was signed on paper',
      request: {
        body: jsonBody(
          z.strictObject({
            householdId: uuid,
            personId: uuid,
            withMinors: z.boolean(),
            language,
            paperSigned: z.literal(true),
          }),
        ),
      },
      responses: answer(householdSchema, 'Members and consents'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'communityWorker', 'townCaseworker')
      const { databases, clock } = c.get('platform')
      const { householdId, personId, withMinors, language: spoken } = c.req.valid('json')
      const today = dayOf(clock.now())
      const members = await inTransaction(databases, officer, async (trx) => {
        await giveConsent(
          trx,
          officer,
          {
            householdId,
            personId,
            withMinors,
            language: spoken,
            method: 'paper',
            assistedBy: officer.officerId,
          },
          today,
        )
        return await householdConsents(trx, householdId, today)
      })
      return c.json({ members, me: null }, 200)
    },
  )
