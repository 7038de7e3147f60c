import type { Keys } from '@happiness-code/api/crypto/keys'
import type { Databases } from '@happiness-code/api/db/connect'
import { inTransaction } from '@happiness-code/api/db/in-transaction'
import type { World } from './generate-world.ts'
import type { Household } from './household.ts'
import { householdRows } from './household-rows.ts'
import { insertFacts, insertHouseholds, insertRows, readKnownHouseholds } from './load.queries.ts'

export const seeding = { kind: 'worker', job: 'seed', requestId: 'seed' } as const

const batchSize = 250
/** While the database stores one batch, we make the rows of the next. More writers would only wait. */
const writers = 3

/**
 * Brings in every household that is not there yet, each with all that belongs to it in one transaction, so that
 * a load cut short anywhere can be called again.
 */
export async function loadHouseholds(
  databases: Databases,
  keys: Keys,
  world: World,
  log: (line: string) => void,
  progressEveryMs = 3_000,
): Promise<void> {
  const tell = newProgress(world.people, log, progressEveryMs)
  const batches = inBatches(world.households)
  // One generator for all writers: each takes the next batch, and one that fails ends it for the others too.
  const write = async () => {
    for (const batch of batches) {
      await loadBatch(databases, keys, batch, world.on)
      tell(batch.reduce((sum, household) => sum + household.members.length, 0))
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: writers }, write))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

async function loadBatch(
  databases: Databases,
  keys: Keys,
  batch: Household[],
  on: string,
): Promise<void> {
  await inTransaction(databases, seeding, async (trx) => {
    const ids = batch.map((household) => household.id)
    const known = await readKnownHouseholds(trx, ids)
    if (known.size === batch.length) return // the costly part is to encrypt what would then be thrown away
    const rows = batch
      .filter((household) => !known.has(household.id))
      .map((household) => householdRows(keys, household))
    // Another loader may have been faster since: what it brought in is its own. Facts have no key to tell by.
    const ours = await insertHouseholds(
      trx,
      rows.flatMap((each) => each.household),
    )
    const mine = rows.filter((each) => each.household.every(({ id }) => ours.has(id as string)))
    for (const table of ['person', 'person_private', 'person_directory'] as const)
      await insertRows(
        trx,
        table,
        mine.flatMap((each) => each[table]),
      )
    await insertFacts(
      trx,
      mine.flatMap((each) => each.registers),
      on,
    )
  })
}

function* inBatches(households: Iterable<Household>): Generator<Household[]> {
  let batch: Household[] = []
  for (const household of households) {
    batch.push(household)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** A line every few seconds; a small district needs none. */
function newProgress(
  people: number,
  log: (line: string) => void,
  everyMs: number,
): (more: number) => void {
  let loaded = 0
  let toldAt = performance.now()
  return (more) => {
    loaded += more
    if (performance.now() - toldAt < everyMs) return
    toldAt = performance.now()
    log(`${loaded} of ${people} people (${Math.floor((loaded / people) * 100)} %)`)
  }
}
