/** The million households where the data lies: ours over two connections against the naive statement. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile, keyRanges, toSql } from '@happiness-code/policy-engine'
import { startPostgres } from '@happiness-code/seeds/start/embedded-postgres.ts'
import { Client } from 'pg'
import { median } from '../measure.ts'
import { ON, PARAMETERS, XML } from './household.ts'
import { HOUSEHOLDS, type PopulationTimes, populationColumns } from './population.ts'
import { createTables, NAIVE, TABLES, totalled } from './postgres.queries.ts'

export type PostgresTimes = {
  naiveMs: number
  oneConnectionMs: number
  twoConnectionsMs: number
  version: string
}

const SHARDS = 2

/** Throws when the eligible or the sum of their amounts differ, to the fen. */
export async function inPostgres(
  rounds: number,
  expected: Pick<PopulationTimes, 'eligible' | 'amountFen'>,
): Promise<PostgresTimes> {
  const { url, stop } = await server()
  const clients = Array.from({ length: SHARDS }, () => new Client({ connectionString: url }))
  try {
    for (const client of clients) await client.connect()
    const [client] = clients as [Client]
    await createTables(client, populationColumns(HOUSEHOLDS))
    const statement = toSql(compile(XML), { parameters: PARAMETERS, on: ON, tables: TABLES })
    const ours = totalled(statement.text)
    const shard = async (on: Client, [from, to]: [number, number]) =>
      (await on.query(ours, [from, to, ...statement.values])).rows[0] as Totals
    const [naive, one, two]: [number[], number[], number[]] = [[], [], []]
    const timed = async (into: number[], work: () => Promise<Totals[]>) => {
      const start = performance.now()
      const totals = await work()
      into.push(performance.now() - start)
      mustEqual(totals, expected)
    }
    for (let round = 0; round < rounds; round++) {
      await timed(naive, async () => [(await client.query(totalled(NAIVE))).rows[0] as Totals])
      await timed(one, async () => [await shard(client, [0, HOUSEHOLDS - 1])])
      await timed(two, () => {
        const ranges = keyRanges(0, HOUSEHOLDS - 1, SHARDS)
        return Promise.all(ranges.map((range, at) => shard(clients[at] as Client, range)))
      })
    }
    const { rows } = await client.query('SHOW server_version')
    await client.query('DROP SCHEMA bench CASCADE')
    return {
      naiveMs: median(naive),
      oneConnectionMs: median(one),
      twoConnectionsMs: median(two),
      version: String(rows[0]?.server_version),
    }
  } finally {
    for (const client of clients) await client.end().catch(() => {})
    await stop()
  }
}

type Totals = { households: number; eligible: number; amount: string }

function mustEqual(
  totals: readonly Totals[],
  expected: { eligible: number; amountFen: number },
): void {
  const households = totals.reduce((sum, one) => sum + one.households, 0)
  const eligible = totals.reduce((sum, one) => sum + one.eligible, 0)
  const amount = totals.reduce((sum, one) => sum + BigInt(one.amount.replace(/\.0*$/, '')), 0n)
  if (
    households !== HOUSEHOLDS ||
    eligible !== expected.eligible ||
    amount !== BigInt(expected.amountFen)
  ) {
    throw new Error(
      `Postgres says ${JSON.stringify({ households, eligible, amount: String(amount), expected })}`,
    )
  }
}

/** DATABASE_URL, or the embedded Postgres with its data thrown away afterwards. */
async function server(): Promise<{ url: string; stop: () => Promise<void> }> {
  const url = process.env.DATABASE_URL
  if (url) return { url, stop: async () => {} }
  const dataDir = mkdtempSync(join(tmpdir(), 'happiness-code-bench-'))
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    shared_buffers: '1GB',
    work_mem: '128MB',
  }
  const postgres = await startPostgres({ dataDir, settings })
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
