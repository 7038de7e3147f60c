import { fenFromYuan, MAX_FEN } from '../../ui/fen.ts'
import { money } from '../../words/format.ts'
import type { PageContext } from '../context.ts'

type Control =
  | { kind: 'one'; options: readonly string[] }
  | { kind: 'several'; options: readonly string[] }
  | { kind: 'count'; least: number; most: number }
  | { kind: 'money' }

/** The questions in their order: never more than twelve, each of which may be skipped. */
export const questions = [
  ['registered', { kind: 'one', options: ['YES', 'NO'] }],
  ['people', { kind: 'count', least: 1, most: 15 }],
  ['children', { kind: 'count', least: 0, most: 14 }],
  ['old', { kind: 'several', options: ['SIXTY', 'EIGHTY'] }],
  ['incomeFen', { kind: 'money' }],
  ['savingsFen', { kind: 'money' }],
  ['vehicles', { kind: 'one', options: ['NONE', 'CAR', 'TWO_WHEEL', 'BOAT'] }],
  ['homes', { kind: 'one', options: ['NONE', 'ONE', 'MORE'] }],
  ['business', { kind: 'one', options: ['YES', 'NO'] }],
  ['health', { kind: 'several', options: ['SEVERE_DISABILITY', 'DISABILITY', 'SERIOUS_ILLNESS'] }],
  ['medicalFen', { kind: 'money' }],
  [
    'sudden',
    {
      kind: 'one',
      options: [
        'NONE',
        'FIRE',
        'TRAFFIC',
        'OTHER_ACCIDENT',
        'SUDDEN_ILLNESS',
        'UNEMPLOYED_UNINSURED',
      ],
    },
  ],
] as const satisfies readonly (readonly [string, Control])[]

export type QuestionName = (typeof questions)[number][0]
export type Answers = Partial<Record<QuestionName, unknown>>

export function controlOf(name: QuestionName): Control {
  return questions.find(([each]) => each === name)?.[1] as Control
}

/** Reads one answer; `fault` says what to type instead. A skipped question has no answer. */
export function readPreCheckAnswer(
  page: PageContext,
  name: QuestionName,
  form: FormData,
  answers: Answers,
): { value: unknown } | { fault: string } {
  const w = page.w.preCheck
  const control = controlOf(name)
  const text = String(form.get(name) ?? '')
    .normalize('NFKC')
    .trim()
  switch (control.kind) {
    case 'one':
      return { value: control.options.find((option) => option === text) }
    case 'several':
      return { value: control.options.filter((option) => form.getAll(name).includes(option)) }
    case 'money': {
      if (text === '') return { value: undefined }
      const amountFen = fenFromYuan(text)
      if (amountFen === null) return { fault: w.badMoney }
      return amountFen > MAX_FEN ? { fault: page.w.answers.amountLarge } : { value: amountFen }
    }
    case 'count': {
      if (text === '') return { value: undefined }
      const count = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
      if (!(count >= control.least && count <= control.most))
        return { fault: w.badNumber(control.least, control.most) }
      const { people } = answers
      if (name === 'children' && typeof people === 'number' && count >= people)
        return { fault: w.tooManyChildren }
      return { value: count }
    }
  }
}

/** An answer as its owner said it. */
export function saidAnswer(page: PageContext, name: QuestionName, value: unknown): string {
  const w = page.w.preCheck
  if (value === undefined || value === null) return page.w.apply.notGiven
  if (Array.isArray(value))
    return value.length === 0
      ? w.nobody
      : value.map((each) => optionText(page, name, String(each))).join(page.w.listSeparator)
  if (typeof value === 'number')
    return controlOf(name).kind === 'money' ? money(value, page.language) : String(value)
  return optionText(page, name, String(value))
}

export function optionText({ w }: PageContext, name: QuestionName, option: string): string {
  if (name === 'homes' && option === 'NONE') return w.preCheck.noHome
  return (w.preCheck.option as Record<string, string>)[option] ?? option
}
