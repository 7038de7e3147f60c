import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process id alone is not a name: after a crash the system gives the number to somebody else.
 *  The moment it started tells the two apart. Undefined when no such process lives. */
export function findProcessIdentity(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined
  if (process.platform === 'linux') {
    try {
      // The command name may hold spaces and brackets, so count from after the last bracket.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[0] === 'Z') return undefined
      return `${pid}@${fields[19]}`
    } catch {
      return undefined
    }
  }
  return `${pid}@${readFromPs(pid, 'lstart=')}`
}

/** The command line of a living process, '' when it cannot be read. */
export function readCommandLine(pid: number): string {
  if (process.platform !== 'linux') return readFromPs(pid, 'command=')
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

function readFromPs(pid: number, column: string): string {
  if (process.platform === 'win32') return ''
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}
