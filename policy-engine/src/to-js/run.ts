/** One run of a plan: the values so far, what was read, and the limits that end a hostile rule. */
import type { CompareOperator } from '../feel/tree.ts'
import {
  type DateTimeValue,
  isNull,
  joined,
  type Lack,
  lacksOf,
  type Unknown,
  type Value,
} from '../feel/value.ts'
import type { Externals } from './external.ts'

/** Work is counted in steps of about a microsecond at worst; real policies take a few thousand. */
export const STEP_LIMIT = 200_000
export const DEPTH_LIMIT = 100

/** A rule that asks for more than its limit of steps, depth or size; `elementId` is its element's. */
export class LimitError extends Error {
  elementId: string | null = null

  constructor(what: string) {
    super(`stopped: too ${what}`)
    this.name = 'LimitError'
  }
}

export type Compared = {
  left: { text: string; value: Value }
  operator: CompareOperator
  right: { text: string; value: Value }
  result: Value
}

export type Run = {
  values: Value[]
  spend: (steps: number) => void
  depth: number
  /** Paths of facts and parameters read by the node that is running. */
  facts: Set<string>
  parameters: Set<string>
  /** Comparisons that decide the node that is running, in the order they were made. */
  compared: Compared[]
  /** Ids of the table rules that fitted. */
  rules: string[]
  /** What was missing where a rule asked `= null` and heard yes, in order: the same may stand twice. */
  absent: Lack[]
  /** The functions outside that a model may call. */
  externals: Externals
  /** The moment that `now()` and `today()` give; null without a clock. */
  now: DateTimeValue | null
}

export type Code = (run: Run, frame: Value[]) => Value

export function newRun(
  nodes: number,
  externals: Externals = {},
  now: DateTimeValue | null = null,
): Run {
  let steps = 0
  return {
    values: new Array<Value>(nodes).fill(null),
    spend(more) {
      steps += more
      if (steps > STEP_LIMIT) throw new LimitError('many steps')
    },
    depth: 0,
    facts: new Set(),
    parameters: new Set(),
    compared: [],
    rules: [],
    absent: [],
    externals,
    now,
  }
}

/** Notes that a fact or parameter was looked at. */
export function noteRead(run: Run, lack: Lack): void {
  if (lack.kind === 'fact') run.facts.add(lack.path)
  else run.parameters.add(lack.path)
}

/** More reasons than this nobody reads, and no rule may pile up more. */
const ABSENT_LIMIT = 2_000

/** A rule asked whether this is null: remember why it is, in case the answer is null too. */
export function noteAbsent(run: Run, value: Value): void {
  if (run.absent.length < ABSENT_LIMIT) run.absent.push(...lacksOf(value))
}

/** A null without a reason takes those noted since there were `before` of them; any other value forgets them. */
export function withReasons(run: Run, before: number, value: Value): Value {
  if (!isNull(value)) {
    run.absent.length = before
    return value
  }
  if (value !== null || run.absent.length === before) return value
  const noted = run.absent.slice(before)
  const lacks = noted.reduce<readonly Lack[]>((known, lack) => joined(known, [lack]), [])
  return { kind: 'unknown', lacks, exact: false } satisfies Unknown
}
