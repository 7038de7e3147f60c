import { z } from '@hono/zod-openapi'
import { problemStatus } from './problem.ts'

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problemStatus) as [keyof typeof problemStatus]),
    requestId: z.string(),
    faults: z.array(z.object({ at: z.string(), expected: z.string() })).optional(),
  })
  .openapi('Problem', { description: 'RFC 9457 problem details' })

export const uuid = z.uuid()
/** Any JSON value. Described by hand: the generator of /openapi.json does not end on a schema that holds itself. */
export const anyJson = z.json().openapi({
  type: ['string', 'number', 'boolean', 'null', 'array', 'object'],
})
/** A day of people now living, or of the law to come; the database does not know the year 0. */
export const day = z.iso
  .date()
  .refine((text) => text >= '1900-01-01' && text < '2200-01-01', 'a day between 1900 and 2199')
export const moneyFen = z.int().min(0).max(1_000_000_000_00)
export const language = z.enum(['zh', 'en'])
/** One line of text without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine(...fits(max))
    .refine((text) => !hasControlCharacters(text), 'no control characters')

/** Several lines of text; line breaks are allowed. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine(...fits(max))
    .refine(
      (value) => !hasControlCharacters(value.replaceAll(/[\r\n\t]/g, '')),
      'no control characters',
    )

/** Photos and papers that were given before. */
export const documentIds = z.array(uuid).max(5)

/** Any text that can be kept, also an empty one. */
export const keepable = (max: number) =>
  z
    .string()
    .refine(...fits(max))
    .refine(
      (value) => !hasControlCharacters(value.replaceAll(/[\r\n\t]/g, '')),
      'no control characters',
    )

/** Counted as people count: a rare character or a picture that takes two places in memory is one. */
function fits(max: number) {
  return [
    (value: string) => value.length <= max || [...value].length <= max,
    `at most ${max} characters`,
  ] as const
}

function hasControlCharacters(value: string): boolean {
  return /\p{Cc}/u.test(value) || !value.isWellFormed()
}

/** The key that a caller makes before sending: a repetition with the same key gets the first answer. */
export const idempotencyKey = z.object({
  'idempotency-key': z.string().regex(/^[A-Za-z0-9_-]{16,80}$/, '16 to 80 letters and digits'),
})

/** The body of a request: strict JSON. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema } }, required: true as const }
}

/** The answers of a route: one good one, and problems. */
export function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    default: {
      description: 'Problem',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  } as const
}
