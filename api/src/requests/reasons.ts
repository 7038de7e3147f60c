import { z } from '@hono/zod-openapi'
import { line, text } from '../http/schemas.ts'

/** Reasons of an officer, each with its article. */
export const reasonsSchema = z.array(z.object({ article: z.string(), words: z.string() }))

/** Reasons as an officer gives them: at least one. */
export const givenReasons = z
  .array(z.strictObject({ article: line(200), words: text(500) }))
  .min(1)
  .max(20)
