/** Every code a caller can meet, with its status. Closed: the web has words for each, or does not compile. */
export const problemStatus = {
  invalid_input: 422,
  malformed_request: 400,
  body_too_large: 413,
  not_signed_in: 401,
  code_refused: 401,
  sign_in_refused: 401,
  grade_too_low: 403,
  role_not_allowed: 403,
  forgery_suspected: 403,
  not_found: 404,
  pin_too_easy: 422,
  pin_wrong: 422,
  passkey_missing: 409,
  person_not_matched: 422,
  already_delegated: 409,
  not_delegated: 403,
  question_asked: 409,
  question_answered: 409,
  presence_needed: 403,
  card_not_printed: 409,
  ticket_refused: 401,
  consent_exists: 409,
  consent_missing: 409,
  decision_missing: 409,
  draft_incomplete: 409,
  application_open: 409,
  key_reused: 422,
  state_changed: 409,
  move_not_allowed: 409,
  publicity_running: 409,
  publicity_differs: 409,
  amount_above_rules: 409,
  already_asked: 409,
  answer_time_running: 409,
  visit_missing: 409,
  four_eyes: 409,
  dispute_open: 409,
  dispute_answered: 409,
  not_overdue: 409,
  nudged_today: 409,
  reconsideration_late: 409,
  reconsideration_asked: 409,
  report_answered: 409,
  amount_missing: 422,
  nothing_due: 409,
  no_account: 409,
  run_closed: 409,
  cases_fail: 409,
  change_closed: 409,
  change_overlaps: 409,
  file_type_refused: 422,
  file_empty: 422,
  file_damaged: 422,
  file_locked: 422,
  file_too_long: 422,
  picture_too_large: 422,
  too_many_files: 422,
  too_many_members: 422,
  too_many_requests: 429,
  gone: 410,
  unavailable: 503,
  internal: 500,
} as const

export type ProblemCode = keyof typeof problemStatus

/** One wrong place in the input. */
export type Fault = { at: string; expected: string }

/**
 * The only error a caller sees (RFC 9457). `cause` is for the log and never leaves the process.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly faults: Fault[]
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ProblemCode,
    options: { cause?: unknown; faults?: Fault[]; retryAfterSeconds?: number } = {},
  ) {
    super(code, { cause: options.cause })
    this.code = code
    this.faults = options.faults ?? []
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
