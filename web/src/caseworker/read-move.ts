import { fenFromYuan } from '../ui/fen.ts'
import type { CaseMove } from './move-form.tsx'

/** What was typed, as the api takes it; undefined when an amount is no amount. */
export function readMove(
  to: string,
  form: FormData,
  expectedVersion: number,
): CaseMove | undefined {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const ticked = (name: string) => form.get(name) === 'on'
  const note = text('note')
  const noted = note ? { note } : {}
  const amountFen = fenFromYuan(text('amount'))
  switch (to) {
    case 'accepted':
      return form.has('severityMonths')
        ? {
            to,
            expectedVersion,
            severityMonths: Number(text('severityMonths')),
            immediateDanger: ticked('immediateDanger'),
            specialHardship: ticked('specialHardship'),
          }
        : { to, expectedVersion }
    case 'supplementRequested':
    case 'objection':
    case 'closed':
    case 'terminated':
      return { to, expectedVersion, note }
    case 'surveying':
    case 'districtReview':
      return { to, expectedVersion, ...noted }
    case 'townReview':
    case 'publicity':
      return { to, expectedVersion }
    case 'preliminaryOpinion': {
      const favourable = text('favourable') === 'yes'
      if (amountFen === null && favourable) return undefined
      return {
        to,
        expectedVersion,
        favourable,
        opinion: text('opinion'),
        amountFen: favourable ? (amountFen ?? 0) : 0,
      }
    }
    case 'approved':
      if (!amountFen) return undefined
      return { to, expectedVersion, amountFen, reasons: readReasons(form), ...noted }
    case 'paidFirst':
      if (!amountFen) return undefined
      return { to, expectedVersion, amountFen, ...noted }
    case 'refused':
      return { to, expectedVersion, reasons: readReasons(form), ...noted }
    default:
      throw new Error(`There is no form for ${to}`)
  }
}

function readReasons(form: FormData): { article: string; words: string }[] {
  const words = form.getAll('reasonWords').map(String)
  return form
    .getAll('reasonArticle')
    .map((article, index) => ({
      article: String(article).trim(),
      words: (words[index] ?? '').trim(),
    }))
    .filter((reason) => reason.article !== '' && reason.words !== '')
}
