import { execFileSync } from 'node:child_process'
import { findProcessIdentity, readCommandLine } from './process-identity.ts'

export type Relative = { pid: number; command: string; isAlive(): boolean }

/** A process and all that it started, and they in turn, as they are now. Not on Windows. */
export function familyOf(ancestor: number): Relative[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const pairs = lines.trim().split('\n')
  const parents = pairs.map((line) => line.trim().split(/\s+/).map(Number) as [number, number])
  const pids = new Set([ancestor])
  for (let before = 0; before !== pids.size; ) {
    before = pids.size
    for (const [pid, parent] of parents) if (pids.has(parent)) pids.add(pid)
  }
  return [...pids].flatMap((pid) => {
    const identity = findProcessIdentity(pid)
    if (!identity) return []
    const isAlive = () => findProcessIdentity(pid) === identity
    return [{ pid, command: readCommandLine(pid), isAlive }]
  })
}
