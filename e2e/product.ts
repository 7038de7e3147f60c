import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A whole copy of the product, started as a newcomer starts it, on a port and a data folder of its own. */
export type Product = {
  baseUrl: string
  dataDir: string
  printed: string
  stop(): Promise<void>
}

const START_LIMIT_MS = 240_000

export async function startProduct(): Promise<Product> {
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'happiness-code-e2e-'))
  const root = fileURLToPath(new URL('..', import.meta.url))
  // Passkeys belong to a domain, and 127.0.0.1 is none.
  const baseUrl = `http://localhost:${port}`
  const child = spawn(process.execPath, [join(root, 'run.mjs'), 'seeds/start/start.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, BASE_URL: baseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const printed = await untilReady(child)
  return {
    baseUrl,
    dataDir,
    printed,
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
