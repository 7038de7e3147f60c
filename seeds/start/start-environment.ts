import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Department } from '@happiness-code/api/departments/connector'
import type { DemoSecrets } from './demo-secrets.ts'
import { isPortFree, rememberPort } from './free-port.ts'
import type { KeptWorld } from './keep-world.ts'

/** What the person who starts may set. */
export type StartOptions = {
  port: number
  /** 127.0.0.1, or 0.0.0.0 for the whole network. */
  host: string
  /** Where people reach us: what codes and links begin with. No slash at its end. */
  baseUrl: string
  dataDir: string
  databaseUrl: string | undefined
}

export function readStartOptions(root: string, variables: NodeJS.ProcessEnv): StartOptions {
  const port = Number(variables.PORT || 8080)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT must be 1 to 65535, not ${variables.PORT}`)
  const host = variables.HOST || '127.0.0.1'
  if (host !== '127.0.0.1' && host !== '0.0.0.0')
    throw new Error(`HOST must be 127.0.0.1, or 0.0.0.0 to let the network in, not ${host}`)
  const dataDir = resolve(root, variables.DATA_DIR || '.data')
  mkdirSync(dataDir, { recursive: true })
  return {
    port,
    host,
    baseUrl: readBaseUrl(variables.BASE_URL || `http://127.0.0.1:${port}`),
    dataDir,
    databaseUrl: variables.DATABASE_URL || undefined,
  }
}

function readBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new Error(`BASE_URL must be like http://192.168.1.5:8080, not ${text}`)
  return url.origin
}

export async function requireFreePort(port: number): Promise<void> {
  if (await isPortFree(port)) return
  throw new Error(
    `port ${port} is taken by another program: stop it, or choose another, e.g. PORT=${port + 1} npm start`,
  )
}

export type ChildEnvironments = {
  departments: Record<string, string>
  api: Record<string, string>
  ports: number[]
  departmentUrls: Record<string, string>
}

/** The environments of the two programs we start. Each department listens on a port of its own. */
export async function childEnvironments(
  root: string,
  { port, host, baseUrl, dataDir }: StartOptions,
  { databaseUrl, secrets, world }: { databaseUrl: string; secrets: DemoSecrets; world: KeptWorld },
): Promise<ChildEnvironments> {
  const departmentPorts: Record<string, string> = {}
  const known: Record<string, unknown> = {}
  const ports: number[] = []
  const departmentUrls: Record<string, string> = {}
  for (const name of Object.keys(secrets.departments) as Department[]) {
    const departmentPort = await rememberPort(dataDir, name)
    const { token, publicJwk } = secrets.departments[name]
    ports.push(departmentPort)
    departmentUrls[name] = `http://127.0.0.1:${departmentPort}`
    departmentPorts[portVariable(name)] = String(departmentPort)
    known[name] = { url: departmentUrls[name], token, publicJwk }
  }
  return {
    ports,
    departmentUrls,
    departments: {
      ...departmentPorts,
      DEPARTMENT_KEYS: JSON.stringify(secrets.departments),
      BASE_URL: baseUrl,
      DATA_DIR: dataDir,
      WORLD_SEED: String(world.seed),
      WORLD_PEOPLE: String(world.people),
      WORLD_ON: world.on,
    },
    api: {
      PORT: String(port),
      HOST: host,
      BASE_URL: baseUrl,
      DATABASE_URL: databaseUrl,
      MASTER_KEY: secrets.masterKey,
      DEMO: '1',
      DEPARTMENTS: JSON.stringify(known),
      WEB_DIST: join(root, 'web', 'dist'),
    },
  }
}

/** socialSecurity listens on SOCIAL_SECURITY_PORT. */
function portVariable(department: string): string {
  return `${department.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_PORT`
}
