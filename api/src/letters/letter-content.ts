import { z } from '@hono/zod-openapi'
import { decisionSchema } from '../decisions/decision-view.ts'
import { uuid } from '../http/schemas.ts'

export const letterKind = z.enum(['approve', 'refuse', 'terminate', 'upheld', 'setAside'])
export type LetterKind = z.infer<typeof letterKind>

const found = z.object({
  headline: z.string(),
  /** Each condition with its figure, its limit, the distance between the two, and its article. */
  reasons: decisionSchema.shape.reasons,
})

/** Everything a letter says, frozen in the moment of the decision, in both languages. */
export const letterContentSchema = z.object({
  kind: letterKind,
  programme: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  reference: z.string(),
  madeOn: z.iso.date(),
  addressee: z.string(),
  amountFen: z.int().nullable(),
  every: z.enum(['month', 'once']),
  firstPeriod: z.string().nullable(),
  /** The officer's own reasons. */
  reasons: z.array(z.object({ article: z.string(), words: z.string() })),
  /** What the rules found, from the frozen evaluation that the decision rests on. */
  decisionId: uuid,
  found: z.object({ zh: found, en: found }),
  evaluationSha256: z.string(),
  office: z.object({ name: z.string(), nameEn: z.string() }),
  officer: z.object({ name: z.string(), nameEn: z.string() }),
  /** What may be done against it: ask for reconsideration, or after one go to court; null when nothing is left to ask. */
  remedy: z
    .object({
      way: z.enum(['reconsideration', 'court']),
      days: z.int(),
      until: z.iso.date(),
      article: z.string(),
      /** Days within which it is answered; null for a court. */
      answerDays: z.int().nullable(),
    })
    .nullable(),
})
export type LetterContent = z.infer<typeof letterContentSchema>
