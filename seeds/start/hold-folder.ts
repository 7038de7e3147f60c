import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProcessIdentity } from './process-identity.ts'

/** Two launchers on one data folder would stop each other's database.
 *  Takes the folder for this process and returns the function that gives it back;
 *  throws a sentence a person can act on when a living process has it. */
export function holdFolder(folder: string): () => void {
  const held = tryHoldFolder(folder)
  if (typeof held === 'function') return held
  throw new Error(
    `${folder} is in use by process ${held}: stop it first, or choose another folder with DATA_DIR`,
  )
}

/** The function that gives the folder back, or the number of the living process that has it.
 *  What a killed process left behind is taken over. */
export function tryHoldFolder(folder: string): (() => void) | number {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'held-by')
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, findProcessIdentity(process.pid) ?? '')
  try {
    for (;;) {
      // A link appears with its text: nobody can read an empty one.
      if (tryLink(draft, file)) return () => rmSync(file, { force: true })
      const holder = readHolder(file)
      const pid = Number.parseInt(holder, 10)
      if (pid > 0 && findProcessIdentity(pid) === holder) return pid
      rmSync(file, { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  }
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
