import { dayOf } from '../../words/format.ts'

export const changes = [
  'findsWork',
  'losesWork',
  'incomeChanges',
  'propertyChanges',
  'illness',
  'disabilityChanges',
  'memberDies',
  'moves',
  'newAddress',
  'leavesSchool',
] as const
export type Change = (typeof changes)[number]

/** Since when, in words that people use. */
export const whens = ['today', 'yesterday', 'week', 'month', 'date'] as const
type When = (typeof whens)[number]

type Words = { needWhen: string; needDate: string; needWords: string }
type Report = { kind: Change; since: string; words: string }

/** Reads the form of a change; what is missing is said beside its place. */
export function readReport(
  change: string,
  form: FormData,
  now: Date,
  w: Words,
): { report?: Report; faults: { at: string; text: string }[] } {
  const kind = changes.find((each) => each === change)
  const words = String(form.get('words') ?? '').trim()
  const typed = plainDay(String(form.get('date') ?? ''))
  // Who types a day has said when, whatever else is chosen.
  const when = typed ? 'date' : whens.find((each) => each === form.get('when'))
  const since = when && dayOfWhen(when, typed, now)
  const faults = [
    ...(when ? [] : [{ at: 'when', text: w.needWhen }]),
    ...(when && (!since || since > dayOf(now)) ? [{ at: 'date', text: w.needDate }] : []),
    ...(words ? [] : [{ at: 'words', text: w.needWords }]),
  ]
  return kind && since && faults.length === 0
    ? { report: { kind, since, words }, faults }
    : { faults }
}

/** The first day of what was said: this week is its Monday, this month its first. */
function dayOfWhen(when: When, typed: string, now: Date): string | undefined {
  const today = dayOf(now)
  const back = (days: number) => dayOf(new Date(now.getTime() - days * 86_400_000))
  switch (when) {
    case 'today':
      return today
    case 'yesterday':
      return back(1)
    case 'week':
      return back((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7)
    case 'month':
      return `${today.slice(0, 7)}-01`
    default:
      return isDay(typed) ? typed : undefined
  }
}

/** 2026-11-20, also as 2026/11/2, 2026.11.2, 2026年11月2日 and in full-width digits. */
function plainDay(text: string): string {
  const [year, month, day] = text
    .normalize('NFKC')
    .trim()
    .split(/[-/.年月日\s]+/)
  if (!year) return ''
  return `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
