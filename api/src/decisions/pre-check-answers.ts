import { z } from '@hono/zod-openapi'
import { moneyFen } from '../http/schemas.ts'

const yesNo = z.enum(['YES', 'NO'])

/**
 * The pre-check's twelve questions. Each may be left open: what is not said stays unknown, and unknown is never a no.
 * Nothing of it is stored anywhere by the api.
 */
export const preCheckSchema = z.strictObject({
  /** Is somebody of the household registered here, or holds a residence permit? */
  registered: yesNo.optional(),
  /** People who live together, of all ages. */
  people: z.int().min(1).max(15).optional(),
  /** Those of them under 18. */
  children: z.int().min(0).max(14).optional(),
  /** Old people among them. */
  old: z
    .array(z.enum(['SIXTY', 'EIGHTY']))
    .max(2)
    .optional(),
  /** Money that comes in each month: wages, pensions, everything, all members together. */
  incomeFen: moneyFen.optional(),
  /** Savings of all members together. */
  savingsFen: moneyFen.optional(),
  vehicles: z.enum(['NONE', 'CAR', 'TWO_WHEEL', 'BOAT']).optional(),
  /** Homes that they own. */
  homes: z.enum(['NONE', 'ONE', 'MORE']).optional(),
  /** A shop, an office or a share in a company. */
  business: yesNo.optional(),
  health: z
    .array(z.enum(['SEVERE_DISABILITY', 'DISABILITY', 'SERIOUS_ILLNESS']))
    .max(3)
    .optional(),
  /** What they paid themselves for treatment in the last twelve months. */
  medicalFen: moneyFen.optional(),
  /** What happened to them suddenly. */
  sudden: z
    .enum(['NONE', 'FIRE', 'TRAFFIC', 'OTHER_ACCIDENT', 'SUDDEN_ILLNESS', 'UNEMPLOYED_UNINSURED'])
    .optional(),
})
export type PreCheckAnswers = z.infer<typeof preCheckSchema>
