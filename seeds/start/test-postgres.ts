import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './embedded-postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's address of a real Postgres, for this run only. */
    postgresUrl: string
  }
}

type Shared = { users: number; starting: Promise<{ url: string; stop(): Promise<void> }> }
const shared = globalThis as { happinessTestPostgres?: Shared }

/** One Postgres for a whole test run, whichever projects take part: the first starts it, the last stops it.
 *  With DATABASE_URL the same tests run against that server. */
export default async function provideTestPostgres(
  project: TestProject,
): Promise<() => Promise<void>> {
  shared.happinessTestPostgres ??= { users: 0, starting: start() }
  const running = shared.happinessTestPostgres
  running.users += 1
  project.provide('postgresUrl', (await running.starting).url)
  return async () => {
    running.users -= 1
    if (running.users > 0) return
    delete shared.happinessTestPostgres
    await (await running.starting).stop()
  }
}

async function start(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env.DATABASE_URL
  if (url) return { url, stop: async () => {} }
  const dataDir = mkdtempSync(join(tmpdir(), 'happiness-code-test-'))
  const postgres = await startPostgres({
    dataDir,
    // Tests throw their data away: the one place where it need not reach the disk.
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '400' },
  })
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
