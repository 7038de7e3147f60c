/** What the analysis of a model says: data with a stable code, and a sentence in both languages. */
import type { Json } from '../json.ts'
import type { Words } from '../trace/words.ts'
import { sentenceOf } from './sentences.ts'

export type FindingKind =
  | 'gap'
  | 'unknownNotAnswered'
  | 'overlap'
  | 'conflict'
  | 'masked'
  | 'neverFits'
  | 'valueNotAllowed'
  | 'outputNotAllowed'
  | 'joinable'
  | 'missingArticle'
  | 'missingDefault'
  | 'missingPriorities'
  | 'notRead'
  | 'notComplete'
  | 'unusedDecision'
  | 'unreadInput'

/** An `error` breaks the table's own hit policy or a declared type; `information` changes nothing. */
export type Severity = 'error' | 'warning' | 'information'

/** `number` counts from 1, as a reader of the table counts. */
export type FindingRow = { id: string; number: number }

/** One column and its values there, as unary tests (`[500..1000)`); columns left out take any value. */
export type Region = { column: string; tests: string }

/** One value of each column; `value` is null for null, and for a bound that only a run knows. */
export type Example = { column: string; value: Json; text: string }

/**
 * `element` is the id of the table (or of the decision or input), `name` the decision it belongs
 * to. `rows` are those concerned, `by` those that cause it. `certain` is false where a cell that
 * only a run can answer takes part. `more` counts findings of the kind that are not listed.
 */
export type Finding = {
  kind: FindingKind
  severity: Severity
  certain: boolean
  element: string
  name: string
  hitPolicy: string | null
  rows: FindingRow[]
  by: FindingRow[]
  columns: string[]
  region: Region[]
  example: Example[] | null
  more: number
  sentence: Words
}

type Parts = Pick<Finding, 'kind' | 'severity' | 'element' | 'name'> &
  Partial<Omit<Finding, 'sentence'>>

export function findingOf(parts: Parts): Finding {
  const whole = {
    certain: true,
    hitPolicy: null,
    rows: [],
    by: [],
    columns: [],
    region: [],
    example: null,
    more: 0,
    ...parts,
  }
  return { ...whole, sentence: sentenceOf(whole) }
}
