import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** Whether nobody listens on this port of the loopback address. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listen(port)) !== undefined
}

/** The port this data folder used before under that name, if it is still free, else a new free one.
 *  Remembered, so that addresses stay the same from one start to the next. */
export async function rememberPort(dataDir: string, name: string): Promise<number> {
  const file = join(dataDir, 'ports.json')
  const ports = readPorts(file)
  const before = ports[name]
  if (before !== undefined && (await isPortFree(before))) return before
  const taken = new Set(Object.values(ports))
  let port = await findFreePort()
  while (taken.has(port)) port = await findFreePort()
  writeFileSync(file, `${JSON.stringify({ ...ports, [name]: port }, null, 2)}\n`)
  return port
}

/** A port of the loopback address on which nobody listens. */
export async function findFreePort(): Promise<number> {
  const port = await listen(0)
  if (port === undefined) throw new Error('no free port on 127.0.0.1')
  return port
}

function readPorts(file: string): Record<string, number> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {} // first start, or a write cut short: new ports do no harm
  }
}

function listen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
