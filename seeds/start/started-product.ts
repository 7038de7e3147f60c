import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { familyOf, type Relative } from './process-family.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type StartedProduct = {
  /** All that it printed so far. */
  printed(): string
  ended: Promise<number | null>
  /** What Ctrl-C and a service manager send. */
  interrupt(): void
  family(): Relative[]
  /** Ends one of its processes without a word. */
  kill(who: 'api' | 'Postgres' | 'launcher'): void
}

/** What the test's own run, and Vite in it, set for themselves. */
const notOurs = { BASE_URL: '', DATABASE_URL: '', HOST: '', NO_INSTALL: '1' }
const commands = { api: /api\/src\/main\.ts/, Postgres: / -D /, launcher: /start\/start\.ts/ }

/** Starts the whole product as `npm start` does, and waits until it is ready. */
export async function startProduct(environment: Record<string, string>): Promise<StartedProduct> {
  const child = spawn(process.execPath, ['run.mjs', 'seeds/start/start.ts'], {
    cwd: root,
    env: { ...process.env, ...notOurs, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<boolean>((resolve) => {
    const read = (chunk: Buffer) => {
      text += chunk
      if (/^ready on /m.test(text)) resolve(true)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(() => resolve(false))
  })
  if (!(await ready)) throw new Error(`the start failed:\n${text}`)
  const family = () => familyOf(child.pid ?? 0)
  return {
    printed: () => text,
    ended,
    interrupt: () => void child.kill('SIGINT'),
    family,
    kill(who) {
      // The wrapper that npm calls names start.ts as well; the launcher is the last to do so.
      const found = family().findLast(({ command }) => commands[who].test(command))
      if (!found) throw new Error(`${who} does not run`)
      process.kill(found.pid, 'SIGKILL')
    },
  }
}
