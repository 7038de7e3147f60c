/** Names and payloads of all jobs; callers know these, only the worker knows the work behind them. */
export type JobPayloads = {
  /** Ask the departments about a household. */
  poolFacts: { householdId: string; runId: string }
  /** Tell the resident about a change of their case. */
  notify: {
    householdId: string
    personId: string
    applicationId: string | null
    kind: string
    parameters: Record<string, string | number>
  }
  /** Make the schedule of a granted award. */
  scheduleAward: { householdId: string; applicationId: string }
  /** Fill the phones' aliases for the next days. */
  fillAliases: Record<string, never>
  /** Remind, once, whoever began an application and left it. */
  remindDrafts: Record<string, never>
}
