import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { platform } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { OrdinaryUser } from './ordinary-user.ts'
import type { Binaries } from './postgres-binaries.ts'
import { findProcessIdentity, readCommandLine } from './process-identity.ts'

type Place = { binaries: Binaries; cluster: string; user: OrdinaryUser | undefined }

export type Postmaster = { pid: number; ended: Promise<void> }

/** Our environment without what would change the behaviour of Postgres or the language of its log. */
export function environmentOfPostgres(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

/** Runs the server. In a session of its own, so that Ctrl-C in the terminal reaches the launcher alone,
 *  which then stops the database last. */
export function runPostmaster(
  place: Place & { port: number; settings: Record<string, string>; logFile: string },
): Postmaster {
  const { binaries, cluster, user, port, settings, logFile } = place
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  mkdirSync(dirname(logFile), { recursive: true })
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`)
  const output = openSync(logFile, 'w', 0o600)
  const child = spawn(binaries.postgres, ['-D', cluster, ...options], {
    cwd: cluster,
    env: environmentOfPostgres(),
    stdio: ['ignore', output, output],
    detached: true,
    windowsHide: true,
    ...(user && { uid: user.uid, gid: user.gid }),
  })
  closeSync(output)
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  child.unref()
  if (child.pid === undefined) throw new Error(`cannot run ${binaries.postgres}`)
  return { pid: child.pid, ended }
}

/** A shell that waits for us to die, however we die, and then asks Postgres to stop:
 *  it reads from a pipe that only we hold, and the system closes that pipe for us.
 *  On Windows there is none; the next start finds the orphan. */
export function guard(pid: number, user: OrdinaryUser | undefined): ChildProcess | undefined {
  if (platform() === 'win32') return undefined
  const child = spawn('/bin/sh', ['-c', `read -r _; kill -INT ${pid}`], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...(user && { uid: user.uid, gid: user.gid }),
  })
  child.on('error', () => {}) // without a guard the next start still finds the orphan
  child.unref()
  // The pipe must not keep us running either; streams of a child are sockets, which the type hides.
  ;(child.stdin as { unref?: () => void } | null)?.unref?.()
  return child
}

/** Fast shutdown: open transactions roll back, everything committed is on disk. */
export async function stopPostmaster({
  binaries,
  cluster,
  user,
  pid,
}: Place & { pid: number }): Promise<void> {
  const before = findProcessIdentity(pid)
  if (!before) return
  for (const mode of ['fast', 'immediate']) {
    await run(binaries.pgCtl, ['stop', '-D', cluster, '-m', mode, '-t', '4', '-s'], user)
    if (findProcessIdentity(pid) !== before) return
  }
  process.kill(pid, 'SIGKILL')
}

/** A Postgres on this cluster that nobody owns any more is stopped; a pid file that a crash left behind,
 *  whose number now belongs to some other program, is removed. We hold the folder, so no owner lives. */
export async function stopOrphan(place: Place & { log: (line: string) => void }): Promise<void> {
  const file = join(place.cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const [pidLine, folder] = readFileSync(file, 'utf8').split('\n')
  const pid = Number(pidLine)
  if (!(pid > 0) || !findProcessIdentity(pid)) return // Postgres itself clears what a crash left
  const command = readCommandLine(pid)
  const isOurs =
    folder === place.cluster && command.includes('postgres') && command.includes(place.cluster)
  if (isOurs || platform() === 'win32') {
    place.log(`stopping the Postgres that an earlier run left behind (process ${pid})`)
    await stopPostmaster({ ...place, pid })
    while (findProcessIdentity(pid)) await sleep(20)
  } else {
    rmSync(file)
  }
}

function run(program: string, args: string[], user: OrdinaryUser | undefined): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: '/',
      env: environmentOfPostgres(),
      stdio: 'ignore',
      windowsHide: true,
      ...(user && { uid: user.uid, gid: user.gid }),
    })
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
}
