import type { TaskList } from 'graphile-worker'
import { remindDrafts } from './applications/remind-drafts.job.ts'
import { fillAliases } from './codes/fill-aliases.job.ts'
import type { DepartmentConnector } from './departments/connector.ts'
import { poolFacts } from './facts/pool.job.ts'
import type { Platform } from './http/router.ts'
import type { JobPayloads } from './jobs/job-payloads.ts'
import { notify } from './notices/notify.job.ts'
import { scheduleAward } from './payments/schedule-award.job.ts'

/** Every job of the product and the work behind it. */
export function tasks(
  platform: Platform,
  connectors: Record<string, DepartmentConnector>,
): TaskList {
  const work: { [Name in keyof JobPayloads]: (payload: JobPayloads[Name]) => Promise<void> } = {
    poolFacts: (payload) => poolFacts(platform, connectors, payload),
    notify: (payload) => notify(platform, payload),
    scheduleAward: (payload) => scheduleAward(platform, payload),
    fillAliases: () => fillAliases(platform),
    remindDrafts: () => remindDrafts(platform),
  }
  return Object.fromEntries(
    Object.entries(work).map(([name, run]) => [name, (payload: unknown) => run(payload as never)]),
  )
}
