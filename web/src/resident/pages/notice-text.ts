import { month } from '../../words/format.ts'
import type { PageContext } from '../context.ts'

type Notice = { kind: string; parameters: Record<string, string | number> }

/** What a notice says; the words are made when it is read. */
export function noticeText({ w, terms, language }: PageContext, notice: Notice): string {
  if (notice.kind === 'payment.released')
    return w.notices.paid(month(String(notice.parameters.period), language))
  if (notice.kind === 'draft.waiting') return w.draftNotice
  const said = w.heardNotices[notice.kind] ?? w.myData.notices[notice.kind]
  if (said) return said
  const programme = terms.programme[String(notice.parameters.programme)] ?? ''
  return w.notices.state(programme, terms.state[notice.kind.replace('state.', '')] ?? '')
}

/** Where a notice leads to. */
export function noticeHref(notice: Notice & { applicationId: string | null }): string | null {
  if (notice.kind === 'draft.waiting') return '/home/apply'
  if (notice.kind.startsWith('dispute.')) return '/home/facts'
  if (notice.kind.startsWith('change.')) return '/home/changes'
  if (notice.kind === 'payment.released') return '/home/money'
  return notice.applicationId ? `/home/applications/${notice.applicationId}` : null
}
