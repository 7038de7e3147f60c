import type { PageContext } from '../context.ts'

type Faulty = { fault: string }
type Answer = Record<string, unknown>

/** Reads the form of one question. A fault says what to type; nothing that was typed is lost. */
export function readAnswer(page: PageContext, question: string, form: FormData): Answer | Faulty {
  const { w } = page
  const text = String(form.get(question) ?? '').trim()
  switch (question) {
    case 'moneyAssetsFen':
    case 'companyCapitalFen': {
      const amountFen = fenFromYuan(text)
      return amountFen === undefined ? { fault: w.apply.badAmount } : { [question]: amountFen }
    }
    case 'vehicles':
      return {
        vehicles: form
          .getAll('vehicles')
          .map(String)
          .filter((kind) => kind !== '')
          .map(vehicle),
      }
    case 'eventDate':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
        ? { eventDate: text }
        : { fault: w.apply.badDate }
    case 'persons': {
      const count = Number(text)
      return Number.isInteger(count) && count >= 1 && count <= 30
        ? { persons: count }
        : { fault: w.apply.badAmount }
    }
    case 'membersConfirmed':
    case 'immediateDanger':
      return text === '' ? { fault: w.errorTitle } : { [question]: text === 'yes' }
    case 'documentsDone':
      return { documentsDone: true }
    case 'reason':
      return text === '' ? {} : { reason: text }
    default:
      return text === '' ? { fault: w.errorTitle } : { [question]: text }
  }
}

/** 1200, 1,200.5 or 1200元 as integer fen, read from the digits and never through floating point. */
export function fenFromYuan(text: string): number | undefined {
  const digits = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(
    text.normalize('NFKC').replaceAll(/[,,\s]|元|yuan/g, ''),
  )
  return digits ? Number(digits[1]) * 100 + Number((digits[2] ?? '').padEnd(2, '0')) : undefined
}

function vehicle(kind: string): Record<string, unknown> {
  return kind === 'DISABILITY_CAR'
    ? { kind: 'OTHER', priceFen: null, disabilityAid: true }
    : { kind, priceFen: null, disabilityAid: false }
}
