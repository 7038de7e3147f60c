import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Department, departments } from '@happiness-code/api/departments/connector'
import { exportJWK, generateKeyPair, type JWK } from 'jose'

export type DemoSecrets = {
  /** 32 bytes, base64: the platform derives all its keys from it. */
  masterKey: string
  /** What the platform shows a department, and what a department signs its answers with (ES256). */
  departments: Record<Department, { token: string; privateJwk: JWK; publicJwk: JWK }>
}

/** Secrets of one demo district: made once, kept in its data folder, readable by their owner alone.
 *  A department that is new since the last start gets its own. Production never comes here:
 *  there every secret is given from outside. */
export async function keepDemoSecrets(dataDir: string): Promise<DemoSecrets> {
  const file = join(dataDir, 'secrets.json')
  const before: Partial<DemoSecrets> = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {}
  const entries = departments.map(
    async (name) => [name, before.departments?.[name] ?? (await makeKeys(name))] as const,
  )
  const secrets: DemoSecrets = {
    masterKey: before.masterKey ?? randomBytes(32).toString('base64'),
    departments: Object.fromEntries(await Promise.all(entries)) as DemoSecrets['departments'],
  }
  // Written beside and moved: a start killed here must not leave half a key.
  writeFileSync(`${file}.draft`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.draft`, file)
  return secrets
}

async function makeKeys(name: string): Promise<DemoSecrets['departments'][Department]> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const marks = { alg: 'ES256', use: 'sig', kid: name }
  return {
    token: randomBytes(32).toString('base64url'),
    privateJwk: { ...(await exportJWK(privateKey)), ...marks },
    publicJwk: { ...(await exportJWK(publicKey)), ...marks },
  }
}
