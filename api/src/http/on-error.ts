import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Problem, type ProblemCode, problemStatus } from './problem.ts'
import type { AppEnv } from './router.ts'

/** Database errors that mean something to a caller; all others are internal. */
const constraintProblem: Record<string, ProblemCode> = {
  one_open_application: 'application_open',
  one_live_consent: 'consent_exists',
  one_active_card: 'state_changed',
  one_live_delegation: 'already_delegated',
  one_question_a_look: 'question_asked',
  officer_decision_pkey: 'state_changed',
  application_event_pkey: 'state_changed',
  officer_decision_check: 'four_eyes',
  officer_decision_check1: 'four_eyes',
  payment_run_check: 'four_eyes',
  rule_change_check: 'four_eyes',
  application_event_programme_from_state_to_state_fkey: 'move_not_allowed',
  parameter_value_name_place_from_date_key: 'change_overlaps',
  pay_once: 'run_closed',
  nudge_once_a_day: 'nudged_today',
  one_reconsideration: 'reconsideration_asked',
  reconsidered_by_others: 'four_eyes',
  reconsidered_by_no_helper: 'four_eyes',
  reconsidered_by_no_scribe: 'four_eyes',
  one_live_award: 'application_open',
  policy_version_pkey: 'change_overlaps',
}

/** What no text, day or number column can hold: a schema let it through, and still it is the caller's. */
const unholdable = ['22021', '22P05', '22008', '22003']

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException) return new Problem('malformed_request', { cause: error })
  if (error instanceof SyntaxError || error instanceof RangeError)
    return new Problem('malformed_request', { cause: error })
  if (error instanceof Error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    const known = constraint ? constraintProblem[constraint] : undefined
    if (known) return new Problem(known, { cause: error })
    if (code && unholdable.includes(code)) return new Problem('malformed_request', { cause: error })
    if (
      code &&
      [
        '57P01',
        '57P02',
        '57P03',
        '08006',
        '08001',
        'ECONNREFUSED',
        '53300',
        '55P03',
        '40001',
        '40P01',
        '57014',
      ].includes(code)
    )
      return new Problem('unavailable', { cause: error, retryAfterSeconds: 2 })
    if (/Connection terminated|timeout exceeded when trying to connect/.test(error.message))
      return new Problem('unavailable', { cause: error, retryAfterSeconds: 2 })
  }
  return new Problem('internal', { cause: error })
}

/** The one place where an error becomes an answer. */
export function onError(error: unknown, c: Context<AppEnv>): Response {
  const problem = asProblem(error)
  const status = problemStatus[problem.code]
  const requestId = c.get('requestId') ?? ''
  if (status >= 500)
    c.get('platform')?.log.error(
      { requestId, code: problem.code, cause: describe(problem.cause) },
      'problem',
    )
  return new Response(
    JSON.stringify({
      type: `urn:xfm:problem:${problem.code}`,
      title: problem.code.replaceAll('_', ' '),
      status,
      code: problem.code,
      requestId,
      ...(problem.faults.length > 0 ? { faults: problem.faults } : {}),
    }),
    {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...(problem.retryAfterSeconds ? { 'retry-after': String(problem.retryAfterSeconds) } : {}),
      },
    },
  )
}

/** Class, code and place of an error, but not its message's details: a database message can quote a row. */
function describe(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { type: typeof cause }
  const { code, constraint } = cause as { code?: string; constraint?: string }
  return {
    name: cause.name,
    code,
    constraint,
    at: cause.stack
      ?.split('\n')
      .slice(1, 4)
      .map((frame) => frame.trim()),
  }
}
