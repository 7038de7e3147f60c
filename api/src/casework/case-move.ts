import { z } from '@hono/zod-openapi'
import { line, moneyFen, text } from '../http/schemas.ts'

const expectedVersion = z.int().min(1)
const reasons = z.array(z.strictObject({ article: line(200), words: text(500) })).max(20)

/** What an officer may do to a case, and what each act must bring with it. */
export const caseMoveSchema = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.literal('accepted'),
    expectedVersion,
    /** Emergency aid only: the officer's judgement. */
    severityMonths: z.number().min(0).max(12).multipleOf(0.5).optional(),
    immediateDanger: z.boolean().optional(),
    specialHardship: z.boolean().optional(),
  }),
  z.strictObject({ to: z.literal('supplementRequested'), expectedVersion, note: text(2000) }),
  z.strictObject({ to: z.literal('surveying'), expectedVersion, note: text(2000).optional() }),
  z.strictObject({
    to: z.literal('preliminaryOpinion'),
    expectedVersion,
    favourable: z.boolean(),
    opinion: text(4000),
    amountFen: moneyFen,
  }),
  z.strictObject({ to: z.literal('townReview'), expectedVersion }),
  z.strictObject({ to: z.literal('publicity'), expectedVersion }),
  z.strictObject({ to: z.literal('objection'), expectedVersion, note: text(2000) }),
  z.strictObject({ to: z.literal('districtReview'), expectedVersion, note: text(2000).optional() }),
  z.strictObject({
    to: z.literal('approved'),
    expectedVersion,
    amountFen: moneyFen.min(1),
    reasons,
    note: text(2000).optional(),
  }),
  z.strictObject({
    to: z.literal('paidFirst'),
    expectedVersion,
    amountFen: moneyFen.min(1),
    note: text(2000).optional(),
  }),
  z.strictObject({
    to: z.literal('refused'),
    expectedVersion,
    reasons: reasons.min(1),
    note: text(2000).optional(),
  }),
  z.strictObject({ to: z.literal('closed'), expectedVersion, note: text(2000) }),
  z.strictObject({ to: z.literal('terminated'), expectedVersion, note: text(2000) }),
])

export type CaseMove = z.infer<typeof caseMoveSchema>
