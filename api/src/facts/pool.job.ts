import { dayOf } from '../clock/clock.ts'
import { findLiveConsents } from '../consents/consent.queries.ts'
import { askedDepartments, PURPOSE } from '../consents/notice.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { DepartmentAnswer, DepartmentConnector } from '../departments/connector.ts'
import type { Platform } from '../http/router.ts'
import type { JobPayloads } from '../jobs/job-payloads.ts'
import { findMembers, readPerson } from '../people/people.queries.ts'
import { findNewestAnswers, finishPoolRun, insertAnswer, insertFacts } from './fact.queries.ts'

type Connectors = Record<string, DepartmentConnector>
type Question = {
  personId: string
  divisionCode: number
  department: (typeof askedDepartments)[number]
  consentId: string | null
}

/**
 * Asks every department about every member who consented, all at once, and stores each answer as it comes.
 * One that is slow, down or lying leaves a gap with its reason; the others go on. Run twice, it asks only what is open.
 */
export async function poolFacts(
  platform: Platform,
  connectors: Connectors,
  payload: JobPayloads['poolFacts'],
): Promise<void> {
  const { householdId, runId } = payload
  const actor = { kind: 'worker', job: 'poolFacts', requestId: `pool:${runId}` } as const
  const asWorker = <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(platform.databases, actor, work)

  const { questions, identities } = await asWorker(async (trx) => {
    const members = await findMembers(trx, householdId)
    const consents = new Map(
      (await findLiveConsents(trx, householdId, PURPOSE)).map((row) => [row.person_id, row]),
    )
    const answered = new Set(
      (await findNewestAnswers(trx, householdId))
        .filter((row) => row.run_id === runId)
        .map((row) => `${row.person_id}:${row.department}`),
    )
    const open: Question[] = members.flatMap((member) =>
      askedDepartments
        .filter((department) => !answered.has(`${member.id}:${department}`))
        .map((department) => {
          const consent = consents.get(member.id)
          return {
            personId: member.id,
            divisionCode: member.division_code,
            department,
            consentId: consent?.departments.includes(department) ? consent.id : null,
          }
        }),
    )
    const who = new Map<string, { citizenId: string; name: string }>()
    for (const personId of new Set(
      open.filter((question) => question.consentId).map((question) => question.personId),
    )) {
      const secret = await readPerson(trx, platform.keys, {
        householdId,
        personId,
        fields: ['name', 'citizenId'],
        purpose: PURPOSE,
        requestId: actor.requestId,
      })
      who.set(personId, { citizenId: secret.citizenId ?? '', name: secret.name ?? '' })
    }
    return { questions: open, identities: who }
  })

  await Promise.all(
    questions.map(async (question) => {
      const askedAt = platform.clock.now()
      const answer = await ask(
        connectors[question.department],
        question,
        identities.get(question.personId),
      )
      await asWorker(async (trx) => {
        await insertFacts(
          trx,
          answer.facts.map((fact) => ({
            household_id: householdId,
            person_id: question.personId,
            division_code: question.divisionCode,
            name: fact.name,
            value: fact.value,
            source: question.department,
            as_of: fact.asOf ?? dayOf(askedAt),
            consent_id: question.consentId,
            quality: fact.quality,
          })),
        )
        await insertAnswer(trx, {
          household_id: householdId,
          run_id: runId,
          person_id: question.personId,
          department: question.department,
          division_code: question.divisionCode,
          consent_id: question.consentId,
          asked_at: askedAt,
          problem: answer.problem,
          fact_count: answer.facts.length,
        })
      })
    }),
  )
  await asWorker((trx) => finishPoolRun(trx, householdId, runId))
}

type Settled = { problem: string | null; facts: DepartmentAnswer['facts'] }

async function ask(
  connector: DepartmentConnector | undefined,
  question: Question,
  identity: { citizenId: string; name: string } | undefined,
): Promise<Settled> {
  if (!question.consentId || !identity) return { problem: 'noConsent', facts: [] }
  if (!connector) return { problem: 'unavailable', facts: [] }
  const answer = await connector.ask({
    ...identity,
    consentId: question.consentId,
    purpose: PURPOSE,
  })
  return 'problem' in answer && answer.problem
    ? { problem: answer.problem, facts: [] }
    : { problem: null, facts: answer.facts }
}
