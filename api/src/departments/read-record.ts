import type { z } from 'zod'
import type { FoundFact, Json } from './connector.ts'

/** A fact before its date and quality are known. */
export type BareFact = Pick<FoundFact, 'name' | 'value' | 'scope'>

/** How one department's record is read. `today` is the platform's day. */
export type RecordReader<Schema extends z.ZodType> = {
  schema: Schema
  /** The day for which the record speaks, YYYY-MM-DD. */
  asOf(record: z.output<Schema>): string
  /** A sentence about the first figure that cannot be, or undefined. It names fields, never a person. */
  implausible(record: z.output<Schema>): string | undefined
  facts(record: z.output<Schema>): BareFact[]
}

export type RecordProblem = { problem: 'invalid' | 'implausible'; reason: string }

/** Facts of a record, or why it cannot be believed. `maxAgeDays`: older data is `stale`. */
export function readRecord<Schema extends z.ZodType>(
  reader: RecordReader<Schema>,
  raw: unknown,
  today: string,
  maxAgeDays: number,
): FoundFact[] | RecordProblem {
  const parsed = reader.schema.safeParse(raw)
  if (!parsed.success) {
    const paths = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    return { problem: 'invalid', reason: `record: ${paths}` }
  }
  const asOf = reader.asOf(parsed.data)
  if (asOf > today) return { problem: 'implausible', reason: 'the data is dated in the future' }
  const reason = reader.implausible(parsed.data)
  if (reason) return { problem: 'implausible', reason }
  const quality = ageDays(asOf, today) > maxAgeDays ? 'stale' : 'ok'
  return reader.facts(parsed.data).map((fact) => ({ ...fact, asOf, quality }))
}

export function personFact(name: string, value: Json): BareFact {
  return { name, value, scope: 'person' }
}

/** A fact that a department may leave out: what it does not say is not known. */
export function whenGiven(name: string, value: Json | undefined): BareFact[] {
  return value === undefined || value === null ? [] : [personFact(name, value)]
}

/** The first amount below zero or above its limit; all in the same unit. */
export function outsideLimits<Field extends string>(
  amounts: NoInfer<Record<Field, number>>,
  limits: Record<Field, number>,
): string | undefined {
  for (const field of Object.keys(limits) as Field[]) {
    const amount = amounts[field]
    if (amount < 0) return `${field} is below zero`
    if (amount > limits[field]) return `${field} is above ${limits[field]}`
  }
  return undefined
}

function ageDays(asOf: string, today: string): number {
  return Math.round(
    (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${asOf}T00:00:00Z`)) / 86_400_000,
  )
}
