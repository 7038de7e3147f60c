import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '../start/embedded-postgres.ts'

/** Work on a real Postgres: that of DATABASE_URL, or the embedded one with its data thrown away after. */
export async function withPostgres<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const { url, stop } = await server()
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
    await stop()
  }
}

async function server(): Promise<{ url: string; stop: () => Promise<void> }> {
  const url = process.env.DATABASE_URL
  if (url) return { url, stop: async () => {} }
  const dataDir = mkdtempSync(join(tmpdir(), 'happiness-code-cases-'))
  const postgres = await startPostgres({
    dataDir,
    settings: { fsync: 'off', full_page_writes: 'off' },
  })
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
