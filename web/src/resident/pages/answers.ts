import { fenFromYuan, MAX_FEN } from '../../ui/fen.ts'
import { date, dayOf } from '../../words/format.ts'
import type { PageContext } from '../context.ts'

export type Fault = { at: string; text: string }
type Read = { fault: Fault } | { answer: Record<string, unknown> }

/** Characters that fit into a text; the api counts the same way. */
export const TEXT_CHARACTERS = 2000
/** Reads the form of one question. A fault says what to type; nothing that was typed is lost. */
export function readAnswer(page: PageContext, question: string, form: FormData): Read {
  const { w } = page
  const text = String(form.get(question) ?? '').trim()
  const wrong = (said: string, at = question): Read => ({ fault: { at, text: said } })
  switch (question) {
    case 'moneyAssetsFen':
    case 'companyCapitalFen': {
      const amountFen = fenFromYuan(text)
      if (amountFen === null) return wrong(w.apply.badAmount)
      if (amountFen > MAX_FEN) return wrong(w.answers.amountLarge)
      return { answer: { [question]: amountFen } }
    }
    case 'vehicles': {
      const kinds = form.getAll('vehicles').map(String)
      return { answer: { vehicles: kinds.filter((kind) => kind !== '').map(vehicle) } }
    }
    case 'eventDate':
      return readDay(page, form)
    case 'persons': {
      const plain = text.normalize('NFKC').replace(/\s|个?人$/g, '')
      const count = /^\d{1,2}$/.test(plain) ? Number(plain) : 0
      return count >= 1 && count <= 30 ? { answer: { persons: count } } : wrong(w.answers.persons)
    }
    case 'immediateDanger':
      return text === ''
        ? wrong(w.answers.chooseOne)
        : { answer: { immediateDanger: text === 'yes' } }
    case 'reason': {
      const fault = textFault(page, text)
      if (fault) return wrong(fault)
      return { answer: { reason: text } }
    }
    default:
      return text === '' ? wrong(w.answers.chooseOne) : { answer: { [question]: text } }
  }
}

/** What is wrong with a long text, in words; null when it can be kept. */
export function textFault({ w }: PageContext, text: string): string | null {
  const over = [...text].length - TEXT_CHARACTERS
  if (over > 0) return w.answers.tooLong(over)
  return /\p{Cc}/u.test(text.replaceAll(/[\r\n\t]/g, '')) || !text.isWellFormed()
    ? w.answers.control
    : null
}

/** A day from its three boxes. Each fault is told at the box that it is about. */
function readDay(page: PageContext, form: FormData): Read {
  const { w, language } = page
  const parts = ['year', 'month', 'day'] as const
  const [year = '', month = '', day = ''] = parts.map((part) =>
    String(form.get(`eventDate-${part}`) ?? '')
      .normalize('NFKC')
      .replace(/[\s年月日号]/g, ''),
  )
  const wrong = (said: string, part: (typeof parts)[number]): Read => ({
    fault: { at: `eventDate-${part}`, text: said },
  })
  const numbers: [string, (typeof parts)[number]][] = [
    [year, 'year'],
    [month, 'month'],
    [day, 'day'],
  ]
  for (const [value, part] of numbers)
    if (!/^\d+$/.test(value)) return wrong(w.answers.dateMissing, part)
  if (year.length !== 4) return wrong(w.answers.dateYear, 'year')
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${written}T00:00:00Z`)
  if (Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== written)
    return wrong(
      w.answers.dateNone(language === 'zh' ? `${year}年${month}月${day}日` : written),
      Number(month) > 12 || Number(month) < 1 ? 'month' : 'day',
    )
  if (written > dayOf(new Date())) return wrong(w.answers.dateToCome, 'year')
  if (written < '1950-01-01') return wrong(w.answers.dateLongAgo, 'year')
  return { answer: { eventDate: written } }
}

/** An answer as it is read back before handing in. */
export function spokenAnswer(page: PageContext, name: string, value: unknown): string | null {
  const { w, language } = page
  if (value === undefined || value === '') return w.apply.notGiven
  if (typeof value === 'boolean') return value ? w.yes : w.no
  if (name === 'eventDate') return date(String(value), language)
  if (typeof value === 'string') return w.option[value] ?? value
  return null
}

function vehicle(kind: string): Record<string, unknown> {
  return kind === 'DISABILITY_CAR'
    ? { kind: 'OTHER', priceFen: null, disabilityAid: true }
    : { kind, priceFen: null, disabilityAid: false }
}
