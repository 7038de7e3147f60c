import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { rememberPort } from './free-port.ts'
import { holdFolder } from './hold-folder.ts'
import { initCluster } from './init-cluster.ts'
import {
  canReach,
  findOrdinaryUser,
  type OrdinaryUser,
  openReachableFolder,
} from './ordinary-user.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { createDatabase, waitUntilReady } from './postgres-ready.ts'
import { guard, runPostmaster, stopOrphan, stopPostmaster } from './postmaster.ts'

export type RunningPostgres = {
  /** The database `happiness_code`, as its superuser. */
  url: string
  /** Fast shutdown, under 5 s. A second call does nothing. */
  stop(): Promise<void>
  /** Resolves when Postgres ends, asked or not. */
  ended: Promise<void>
}

type Options = {
  /** Everything lives in here: cluster, password, ports, log. */
  dataDir: string
  log?: (line: string) => void
  /** Server settings on top of ours; test clusters switch fsync off here. */
  settings?: Record<string, string>
}

const passwordName = 'postgres-password'

/** Starts a real Postgres on this machine, on loopback only, from the binaries that came with the install.
 *  Recovers what a killed parent or a killed Postgres left behind. docs/decisions/003. */
export async function startPostgres({
  dataDir,
  log = () => {},
  settings = {},
}: Options): Promise<RunningPostgres> {
  const folder = resolve(dataDir)
  const user = findOrdinaryUser()
  // The ordinary user walks through this folder to its cluster, and can list nothing in it.
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, user ? 0o711 : 0o700)
  const release = holdFolder(folder)
  try {
    const binaries = findPostgresBinaries(user, log)
    const place = placeFor(user, folder, log)
    const cluster = join(place, 'postgres')
    const exists = () => existsSync(join(cluster, 'PG_VERSION'))
    if (user) giveTo(user, cluster)
    await stopOrphan({ binaries, cluster, user, log })
    // Who removes the data folder means to begin anew, wherever the cluster had to live.
    if (place !== folder && !existsSync(join(folder, passwordName)))
      rmSync(cluster, { recursive: true, force: true })
    const password = keepPassword(folder, exists())
    if (!exists()) await initCluster({ binaries, cluster, user, password, log })

    const port = await rememberPort(folder, 'postgres')
    const logFile = join(folder, 'logs', 'postgres.log')
    const postmaster = runPostmaster({ binaries, cluster, user, port, settings, logFile })
    const watcher = guard(postmaster.pid, user)
    const urlOf = (database: string) =>
      `postgres://postgres:${password}@127.0.0.1:${port}/${database}`

    let stopping: Promise<void> | undefined
    const stop = () => {
      stopping ??= (async () => {
        watcher?.kill('SIGKILL')
        await stopPostmaster({ binaries, cluster, user, pid: postmaster.pid })
        await postmaster.ended
        release()
      })()
      return stopping
    }
    try {
      await waitUntilReady(urlOf('postgres'), postmaster, logFile)
      await createDatabase(urlOf('postgres'), 'happiness_code')
    } catch (cause) {
      await stop()
      throw cause
    }
    return { url: urlOf('happiness_code'), stop, ended: postmaster.ended }
  } catch (cause) {
    release()
    throw cause
  }
}

function placeFor(
  user: OrdinaryUser | undefined,
  folder: string,
  log: (line: string) => void,
): string {
  if (!user || canReach(user, folder)) return folder
  const reachable = openReachableFolder(folder)
  log(`user ${user.name} cannot reach ${folder}; the database lives in ${reachable}`)
  return reachable
}

/** A cluster made by another user of this machine (say, before somebody went root) changes hands. */
function giveTo(user: OrdinaryUser, path: string): void {
  if (!existsSync(path) || lstatSync(path).uid === user.uid) return
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(path, entry), user.uid, user.gid)
  lchownSync(path, user.uid, user.gid) // last, so that a walk cut short is done again
}

/** The superuser's password: random, once, readable by its owner alone. */
function keepPassword(folder: string, clusterExists: boolean): string {
  const file = join(folder, passwordName)
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  if (clusterExists)
    throw new Error(`${file} is missing, and the database in ${folder} opens with nothing else`)
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  return password
}
