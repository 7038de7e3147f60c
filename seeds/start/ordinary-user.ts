import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export type OrdinaryUser = { name: string; uid: number; gid: number }

const ownUser = 'happiness-code'

/** Postgres refuses to run as root. When we are root: the ordinary user it runs as instead.
 *  Our own user if it exists, else the system's postgres, else one is created, else nobody.
 *  Undefined when we are ordinary ourselves. */
export function findOrdinaryUser(): OrdinaryUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = findUser(ownUser) ?? findUser('postgres')
  if (known) return known
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/bin/false',
    ownUser,
  ])
  const user = findUser(ownUser) ?? findUser('nobody')
  if (!user)
    throw new Error('Postgres cannot run as root, and no ordinary user could be found or created')
  return user
}

/** Whether that user can walk down to this folder; /root, for one, is closed to everybody else. */
export function canReach(user: OrdinaryUser, folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** A folder of root's under /var/tmp, where every user can walk. Its name comes from what it stands for. */
export function openReachableFolder(insteadOf: string): string {
  const name = createHash('sha256').update(resolve(insteadOf)).digest('hex').slice(0, 12)
  const folder = join('/var/tmp', `happiness-code-${name}`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  // /var/tmp is open to all: somebody else may have laid this folder out for us.
  const { uid } = lstatSync(folder)
  if (uid !== 0 || !lstatSync(folder).isDirectory())
    throw new Error(`${folder} belongs to another user; remove it`)
  return folder
}

function findUser(name: string): OrdinaryUser | undefined {
  try {
    const read = (flag: string) =>
      Number(
        execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      )
    return { name, uid: read('-u'), gid: read('-g') }
  } catch {
    return undefined
  }
}
