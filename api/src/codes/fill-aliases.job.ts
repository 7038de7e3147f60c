import { addDays, dayOf } from '../clock/clock.ts'
import { decryptBytes } from '../crypto/field-encryption.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { Platform } from '../http/router.ts'
import { deleteOldAliases, findLiveDevices, insertAliases } from './device.queries.ts'
import { aliasOf } from './phone-code.ts'

const BATCH = 1000

/** Each night: tomorrow's alias of every phone, and none older than yesterday. */
export async function fillAliases(platform: Platform): Promise<void> {
  const actor = { kind: 'worker', job: 'fillAliases', requestId: 'fillAliases' } as const
  const today = dayOf(platform.clock.now())
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const last = await inTransaction(platform.databases, actor, async (trx) => {
      const devices = await findLiveDevices(trx, after, BATCH)
      const rows = devices.flatMap((device) => {
        const seed = decryptBytes(
          platform.keys,
          `device:alias_seed:${device.id}`,
          device.alias_seed_enc,
        )
        return [today, addDays(today, 1)].map((day) => ({
          alias: aliasOf(seed, day),
          device_id: device.id,
          day,
        }))
      })
      await insertAliases(trx, rows)
      return devices.at(-1)?.id
    })
    if (!last) break
    after = last
  }
  await inTransaction(platform.databases, actor, (trx) => deleteOldAliases(trx, addDays(today, -1)))
}
