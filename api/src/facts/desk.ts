import { z } from '@hono/zod-openapi'

/** Who owns a figure: the department it comes from. The town keeps the registers of civil affairs. */
export const deskSchema = z.enum([
  'civilAffairs',
  'socialSecurity',
  'medicalInsurance',
  'education',
  'housing',
])
export type Desk = z.infer<typeof deskSchema>

export const verdictSchema = z.enum(['confirmed', 'corrected'])

/** What the household itself declared, and what nobody owns, is the town's to look into. */
export function deskOf(source: string | null): Desk {
  const desk = deskSchema.safeParse(source)
  return desk.success ? desk.data : 'civilAffairs'
}
