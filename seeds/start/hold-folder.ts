import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProcessIdentity } from './process-identity.ts'

/** Two launchers on one data folder would stop each other's database.
 *  Takes the folder for this process and returns the function that gives it back;
 *  throws a sentence a person can act on when a living process has it.
 *  What a killed process left behind is taken over. */
export function holdFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'held-by')
  for (;;) {
    try {
      writeFileSync(file, findProcessIdentity(process.pid) ?? '', { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
    }
    const holder = readHolder(file)
    const pid = Number.parseInt(holder, 10)
    if (pid > 0 && findProcessIdentity(pid) === holder) {
      throw new Error(
        `${folder} is in use by process ${pid}: stop it first, or choose another folder with DATA_DIR`,
      )
    }
    rmSync(file, { force: true })
  }
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}
