import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A whole copy of the product, started as a newcomer starts it, on a port and a data folder of its own. */
export type Product = {
  baseUrl: string
  /** Card link and phone invitation of a demo person, by a part of the printed title. */
  person(title: string): { card: string; phone: string }
  /** One-time sign-in link of an officer, by a part of the printed line. */
  officer(name: string): string
  /** Address of a department's page of switches. */
  departments: Record<string, string>
  stop(): Promise<void>
}

const START_LIMIT_MS = 240_000

export async function startProduct(): Promise<Product> {
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'happiness-code-e2e-'))
  const root = new URL('..', import.meta.url).pathname
  const child = spawn(process.execPath, [join(root, 'run.mjs'), 'seeds/start/start.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const printed = await untilReady(child)
  const lines = printed.split('\n')
  const after = (index: number, label: string) => {
    const line = lines.slice(index + 1).find((each) => each.includes(label)) ?? ''
    return /https?:\S+/.exec(line)?.[0] ?? ''
  }
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    person(title) {
      const index = lines.findIndex((line) => line.includes(title))
      if (index < 0) throw new Error(`The start printed no person "${title}"`)
      return { card: after(index, 'card to scan'), phone: after(index, 'phone to invite') }
    },
    officer(name) {
      const link = lines
        .map((line) => (line.includes(name) ? /https?:\S+sign-in#\S+/.exec(line)?.[0] : undefined))
        .find(Boolean)
      if (!link) throw new Error(`The start printed no officer "${name}"`)
      return link
    },
    departments: Object.fromEntries(
      lines.flatMap((line) =>
        [
          ...line.matchAll(/^ {2}(socialSecurity|medicalInsurance|education|housing)\s+(http\S+)/g),
        ].map((found) => [found[1], found[2]]),
      ),
    ),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const limit = setTimeout(
      () => reject(new Error(`npm start was not ready in time:\n${text}`)),
      START_LIMIT_MS,
    )
    child.stdout?.on('data', (chunk) => {
      text += String(chunk)
      if (!/^ready on /m.test(text)) return
      clearTimeout(limit)
      resolve(text)
    })
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${text}`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
