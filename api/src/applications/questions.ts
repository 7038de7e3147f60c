import { z } from '@hono/zod-openapi'
import type { AssembledFacts } from '../facts/assemble.ts'
import { declarationSchema } from '../facts/fact.routes.ts'
import { day, moneyFen, text } from '../http/schemas.ts'

export const programmes = ['subsistence-allowance', 'emergency-aid'] as const
export type Programme = (typeof programmes)[number]

/** Everything an application may be asked; a draft holds any part of it. */
export const answersSchema = z.strictObject({
  membersConfirmed: z.boolean().optional(),
  /** Empty when it was cleared again. */
  reason: z.union([text(2000), z.literal('')]).optional(),
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
  /** What the departments know was looked at. */
  factsSeen: z.boolean().optional(),
  documentsDone: z.boolean().optional(),
  truthful: z.boolean().optional(),
})
export type Answers = z.infer<typeof answersSchema>
export type QuestionName = keyof Answers

/** Every question, in the order in which it is asked, and the programmes that ask it. */
const asked: Record<QuestionName, readonly Programme[]> = {
  membersConfirmed: ['subsistence-allowance'],
  moneyAssetsFen: ['subsistence-allowance'],
  vehicles: ['subsistence-allowance'],
  companyCapitalFen: ['subsistence-allowance'],
  kind: ['emergency-aid'],
  cause: ['emergency-aid'],
  eventDate: ['emergency-aid'],
  eventPlace: ['emergency-aid'],
  persons: ['emergency-aid'],
  immediateDanger: ['emergency-aid'],
  reason: programmes,
  factsSeen: programmes,
  documentsDone: programmes,
  truthful: programmes,
}

/** Answers that may be left open. */
const optional = new Set<QuestionName>(['factsSeen', 'documentsDone', 'reason'])

export type Question = {
  name: QuestionName
  required: boolean
  answered: boolean
  /** Already known from a source: shown, not asked. */
  known: { value: unknown; source: string; asOf: string } | null
}

/**
 * What to ask for these programmes together, in order: a question that several ask is asked once, and what a
 * department or the register knows is not asked again.
 */
export function questionsFor(
  wanted: readonly Programme[],
  answers: Answers,
  assembled: AssembledFacts,
): Question[] {
  const names = Object.keys(asked) as QuestionName[]
  return names
    .filter((name) => asked[name].some((programme) => wanted.includes(programme)))
    .map((name) => {
      const fact = assembled.known.find(
        (each) => each.name === name && each.personId === null && each.quality === 'ok',
      )
      return {
        name,
        required: !optional.has(name),
        answered:
          name === 'truthful'
            ? answers[name] === true
            : answers[name] !== undefined && answers[name] !== '',
        known:
          fact?.source && fact.asOf
            ? { value: fact.value, source: fact.source, asOf: fact.asOf }
            : null,
      }
    })
}

/** The answers that one programme asks for; a case keeps no other. */
export function answersOf(programme: Programme, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([name, value]) => value !== '' && asked[name as QuestionName].includes(programme),
    ),
  )
}

/** Questions that still stand in the way of handing in. */
export function openQuestions(questions: Question[]): QuestionName[] {
  return questions
    .filter((question) => question.required && !question.answered && !question.known)
    .map((question) => question.name)
}
