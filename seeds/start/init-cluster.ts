import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OrdinaryUser } from './ordinary-user.ts'
import type { Binaries } from './postgres-binaries.ts'
import { environmentOfPostgres } from './postmaster.ts'

type Options = {
  binaries: Binaries
  cluster: string
  user: OrdinaryUser | undefined
  password: string
  log: (line: string) => void
}

/** Makes a new, empty cluster. It is made beside its place and moved there when complete,
 *  so that a start killed half-way leaves nothing that looks like a database. */
export async function initCluster({
  binaries,
  cluster,
  user,
  password,
  log,
}: Options): Promise<void> {
  log('creating the database cluster')
  const draft = `${cluster}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const passwordFile = `${draft}.password`
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
  if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid)
  try {
    const done = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--data-checksums',
        '--encoding=UTF8',
        // Built into Postgres 17 and later: the same order on every machine, whatever its locales.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      {
        cwd: join(cluster, '..'),
        encoding: 'utf8',
        env: environmentOfPostgres(),
        ...(user && { uid: user.uid, gid: user.gid }),
      },
    )
    if (done.status !== 0) {
      throw new Error(`initdb failed: ${done.error?.message ?? ''}${done.stderr}`, {
        cause: done.error,
      })
    }
    renameSync(draft, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}
