import { body } from '../../api.ts'
import { clock, dayOf, moment } from '../../words/format.ts'
import type { PageContext, PageRequest } from '../context.ts'
import { keptAt } from '../kept-on-device.tsx'

/** Programmes that can be asked for here. */
export const programmes = ['subsistence-allowance', 'emergency-aid'] as const
export type Programme = (typeof programmes)[number]
export type Draft = Awaited<ReturnType<typeof readDraft>>

export async function readDraft(page: PageContext) {
  return await body(page.api.draft.$get())
}

/** What the draft asks for; empty while nothing is chosen. */
export function askedFor(draft: Draft): Programme[] {
  return draft.draft?.programmes ?? []
}

/** Questions that have a task of their own, and the last sentence. */
const elsewhere = ['membersConfirmed', 'factsSeen', 'documentsDone', 'truthful']

/** The questions that are asked one after the other: what is known is shown, not asked. */
export function questionsOf(draft: Draft) {
  return draft.questions.filter(({ name, known }) => !known && !elsewhere.includes(name))
}

/** The required questions that stand in the way of handing in, members among them. */
export function openNames(draft: Draft): string[] {
  return draft.open.filter((name) => name !== 'truthful')
}

/** Where a question is answered. */
export function placeOf(name: string): string {
  if (name === 'membersConfirmed') return '/home/apply/members'
  if (name === 'documentsDone') return '/home/apply/documents'
  if (name === 'factsSeen') return '/home/apply/known'
  return `/home/apply/questions/${name}`
}

/** The answer that the server took just before it sent the browser here, as the device keeps it; or nothing. */
export function savedAnswer(c: PageRequest, draft: Draft, mark: string): string {
  const saved = draft.questions.find((question) => question.name === c.req.query('saved'))
  return saved?.answered ? keptAt(mark, 'apply', saved.name) : ''
}

/** When it was saved, by the server's clock: the hour today, the day too when it was earlier. */
export function savedText({ w, language }: PageContext, savedAt: string | null): string {
  if (!savedAt) return ''
  const isToday = dayOf(new Date(savedAt)) === dayOf(new Date())
  return w.tasks.saved(isToday ? clock(savedAt, language) : moment(savedAt, language))
}
