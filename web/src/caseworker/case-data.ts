import type { InferResponseType } from 'hono/client'
import { body } from '../api.ts'
import { api } from '../ui/office-api.ts'
import type { Language } from '../words/language.ts'

const route = api.staff.cases[':householdId'][':id']

/** A case as the api gives it: facts, decision, events, and the moves open to this officer. */
export type CaseData = Extract<InferResponseType<typeof route.$get>, { application: unknown }>
export type Decision = CaseData['decision']
export type KnownFact = CaseData['facts']['known'][number]

/** Which case: the household and the application. */
export type CaseKey = { householdId: string; id: string }

export async function loadCase(param: CaseKey, language: Language): Promise<CaseData> {
  return await body(route.$get({ param, query: { language } }))
}
