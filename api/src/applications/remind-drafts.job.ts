import { inTransaction } from '../db/in-transaction.ts'
import type { Platform } from '../http/router.ts'
import { addJob } from '../jobs/add-job.queries.ts'
import { takeForgottenDrafts } from './draft.queries.ts'

/** A draft that nobody touches for so long is forgotten, or its writer is stuck. */
const FORGOTTEN_DAYS = 3
const DAY_MS = 86_400_000
const BATCH = 200

/** Each day: one reminder, once, to whoever began an application and left it. */
export async function remindDrafts(platform: Platform): Promise<void> {
  const actor = { kind: 'worker', job: 'remindDrafts', requestId: 'remindDrafts' } as const
  const now = platform.clock.now()
  const before = new Date(now.getTime() - FORGOTTEN_DAYS * DAY_MS)
  for (;;) {
    const taken = await inTransaction(platform.databases, actor, async (trx) => {
      const drafts = await takeForgottenDrafts(trx, before, now, BATCH)
      for (const draft of drafts)
        await addJob(trx, 'notify', {
          householdId: draft.household_id,
          personId: draft.person_id,
          applicationId: null,
          kind: 'draft.waiting',
          parameters: {},
        })
      return drafts.length
    })
    if (taken < BATCH) return
  }
}
