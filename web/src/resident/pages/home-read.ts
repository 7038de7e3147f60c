import { body } from '../../api.ts'
import type { PageRequest } from '../context.ts'
import { keptAnswers } from './pre-check-kept.ts'
import { readDecisions } from './results.tsx'

export type Home = Awaited<ReturnType<typeof readHome>>

/** Everything the home page shows, asked at once. Who showed only a card sees cases, messages and cards. */
export async function readHome(c: PageRequest, isFull: boolean) {
  const page = c.get('page')
  const { api } = page
  const full = isFull
    ? Promise.all([
        body(api.drafts.$get()),
        body(api.payments.$get()),
        readDecisions(page),
        body(api.reads.$get({ query: {} })),
      ])
    : undefined
  const [{ applications }, { notices }, { cards }] = await Promise.all([
    body(api.applications.$get()),
    body(api.notices.$get()),
    body(api.cards.$get()),
  ])
  const [drafts, money, decisions, reads] = (await full) ?? []
  return {
    isFull,
    applications,
    unread: notices.filter(({ read }) => !read),
    cards,
    drafts: drafts?.drafts ?? [],
    awards: money?.awards.filter(({ ended }) => !ended) ?? [],
    payments: money?.payments ?? [],
    decisions: decisions ?? [],
    /** Looks of others: one's own are in the log, and no news. */
    looks: reads?.reads.filter(({ who }) => who === 'officer') ?? [],
    preCheck: isFull && keptAnswers(c) !== undefined,
  }
}
