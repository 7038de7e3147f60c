import type { Client } from 'pg'

// Any number will do, as long as nobody else locks by it.
const SEED = 74_110_114

/** Holds the worker's name for as long as this connection lives. The system lets go of it for the killed. */
export async function holdName(client: Client, workerId: string): Promise<void> {
  await client.query('select pg_advisory_lock(hashtextextended($1, $2))', [workerId, SEED])
}

export async function letGoOfName(client: Client, workerId: string): Promise<void> {
  await client.query('select pg_advisory_unlock(hashtextextended($1, $2))', [workerId, SEED])
}

/** Hands on the jobs of workers whose names nobody holds. `own` are ours, which a lock of ours would not tell. */
export async function releaseJobsOfTheDead(client: Client, own: string[]): Promise<void> {
  await client.query(
    `with dead as materialized (
       select locked_by from (select distinct locked_by from graphile_worker.jobs where locked_by <> all ($1)) as busy
        where pg_try_advisory_xact_lock(hashtextextended(locked_by, $2)))
     select graphile_worker.force_unlock_workers(array_agg(locked_by)) from dead having count(*) > 0`,
    [own, SEED],
  )
}
