import { sha256 } from '../crypto/random.ts'
import type { Trx } from '../db/connect.ts'
import { Problem } from './problem.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

/**
 * Runs `work` once for each (owner, route, key): a repetition waits for the first and gets its answer.
 * The same key with another body is refused. The key is stored in the transaction of the work itself.
 */
export async function once<Answer extends Json>(
  trx: Trx,
  request: { owner: string; route: string; key: string; body: unknown },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const bodyHash = sha256(JSON.stringify(request.body ?? null))
  const identity = { owner: request.owner, route: request.route, key: request.key }
  const claimed = await trx
    .insertInto('idempotency_key')
    .values({ ...identity, body_sha256: bodyHash })
    .onConflict((conflict) => conflict.columns(['owner', 'route', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!claimed) {
    const earlier = await trx
      .selectFrom('idempotency_key')
      .select(['body_sha256', 'answer'])
      .where('owner', '=', identity.owner)
      .where('route', '=', identity.route)
      .where('key', '=', identity.key)
      .executeTakeFirstOrThrow()
    if (!earlier.body_sha256.equals(bodyHash)) throw new Problem('key_reused')
    return earlier.answer as Answer
  }
  const answer = await work()
  await trx
    .updateTable('idempotency_key')
    .set({ status: 200, answer: JSON.stringify(answer) })
    .where('owner', '=', identity.owner)
    .where('route', '=', identity.route)
    .where('key', '=', identity.key)
    .execute()
  return answer
}
