import { z } from '@hono/zod-openapi'
import type { AssembledFacts } from '../facts/assemble.ts'
import { declarationSchema } from '../facts/fact.routes.ts'
import { day, moneyFen, text } from '../http/schemas.ts'

export const programmes = ['subsistence-allowance', 'emergency-aid'] as const
export type Programme = (typeof programmes)[number]

/** Everything an application may be asked; a draft holds any part of it. */
export const answersSchema = z.strictObject({
  membersConfirmed: z.boolean().optional(),
  reason: text(2000).optional(),
  moneyAssetsFen: moneyFen.optional(),
  companyCapitalFen: moneyFen.optional(),
  vehicles: declarationSchema.options[2].shape.value.optional(),
  kind: z.enum(['URGENT', 'EXPENDITURE']).optional(),
  cause: z
    .enum([
      'FIRE',
      'TRAFFIC',
      'OTHER_ACCIDENT',
      'SUDDEN_ILLNESS',
      'EDUCATION',
      'MEDICAL',
      'UNEMPLOYED_UNINSURED',
      'OTHER',
    ])
    .optional(),
  eventDate: day.optional(),
  eventPlace: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  persons: z.int().min(1).max(30).optional(),
  immediateDanger: z.boolean().optional(),
  documentsDone: z.boolean().optional(),
  truthful: z.boolean().optional(),
})
export type Answers = z.infer<typeof answersSchema>
export type QuestionName = keyof Answers

const asked: Record<Programme, QuestionName[]> = {
  'subsistence-allowance': [
    'membersConfirmed',
    'moneyAssetsFen',
    'vehicles',
    'companyCapitalFen',
    'reason',
    'documentsDone',
    'truthful',
  ],
  'emergency-aid': [
    'kind',
    'cause',
    'eventDate',
    'eventPlace',
    'persons',
    'immediateDanger',
    'reason',
    'documentsDone',
    'truthful',
  ],
}

/** Answers that may be left open. */
const optional = new Set<QuestionName>(['documentsDone', 'reason'])

export type Question = {
  name: QuestionName
  required: boolean
  answered: boolean
  /** Already known from a source: shown, not asked. */
  known: { value: unknown; source: string; asOf: string } | null
}

/** What to ask for a programme, in order: what a department or the register knows is not asked again. */
export function questionsFor(
  programme: Programme,
  answers: Answers,
  assembled: AssembledFacts,
): Question[] {
  return asked[programme].map((name) => {
    const fact = assembled.known.find(
      (each) => each.name === name && each.personId === null && each.quality === 'ok',
    )
    return {
      name,
      required: !optional.has(name),
      answered: name === 'truthful' ? answers[name] === true : answers[name] !== undefined,
      known:
        fact?.source && fact.asOf
          ? { value: fact.value, source: fact.source, asOf: fact.asOf }
          : null,
    }
  })
}

/** Questions that still stand in the way of handing in. */
export function openQuestions(questions: Question[]): QuestionName[] {
  return questions
    .filter((question) => question.required && !question.answered && !question.known)
    .map((question) => question.name)
}
