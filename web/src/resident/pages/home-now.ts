import { date, moment } from '../../words/format.ts'
import type { PageContext } from '../context.ts'
import type { Home } from './home-read.ts'

export type Need = { href: string; text: string; hint?: string }

/** A card is spoken of this long before it ends. */
const CARD_NOTICE_MS = 60 * 86_400_000

/** What needs its reader now, the most pressing first: an answer asked for, then money, then what is half done. */
export function needsNow(page: PageContext, home: Home): Need[] {
  const { w, terms, language } = page
  const words = w.homePage
  const nameOf = (programme: string) => terms.programme[programme] ?? programme
  const asked = home.applications
    .filter(({ state }) => state === 'supplementRequested')
    .map((each) => ({
      href: `/home/applications/${each.id}`,
      text: words.answerAsked(nameOf(each.programme)),
      hint: words.answerHint,
    }))
  const paid = home.unread.some(({ kind }) => kind === 'payment.released')
    ? [{ href: '/home/money', text: words.paid }]
    : []
  const preCheck = home.preCheck ? [{ href: '/home/pre-check', text: words.carried }] : []
  const [draft] = home.drafts
  const drafts = draft
    ? [
        {
          href: '/home/apply',
          text: words.goOnDraft(home.drafts.map(({ programme }) => nameOf(programme)).join(w.and)),
          hint: words.goOnHint(moment(draft.savedAt, language)),
        },
      ]
    : []
  const cards = home.cards
    .filter(
      ({ state, expiresOn }) =>
        state === 'active' && Date.parse(expiresOn) - Date.now() < CARD_NOTICE_MS,
    )
    .map(({ expiresOn }) => ({
      href: '/home/codes',
      text: words.cardEnds(date(expiresOn, language)),
      hint: words.cardHint,
    }))
  const look =
    home.isFull && home.decisions.length === 0
      ? [{ href: '/home/consents', text: words.check, hint: words.checkHint }]
      : []
  const fitting = home.decisions.filter(({ outcome }) => outcome === 'eligible').length
  const isAtStart = home.applications.length + home.awards.length + home.drafts.length === 0
  const apply =
    isAtStart && fitting > 0
      ? [{ href: '/home/results', text: words.fitsNow(fitting), hint: words.fitsHint }]
      : []
  return [...asked, ...paid, ...preCheck, ...drafts, ...cards, ...look, ...apply]
}
