import { type Department, departments } from '@happiness-code/api/departments/connector'
import type { SigningKey } from '@happiness-code/api/departments/detached-signature'
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'

/** A department's pair of keys (ES256). The public one is given to the platform. */
export type DepartmentKeys = { privateJwk: JWK; publicJwk: JWK }

/** New pairs for all departments. */
export async function newDepartmentKeys(): Promise<Record<Department, DepartmentKeys>> {
  const pairs = departments.map(async (department) => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const kid = `${department}-1`
    return [
      department,
      {
        privateJwk: { ...(await exportJWK(privateKey)), kid },
        publicJwk: { ...(await exportJWK(publicKey)), kid },
      },
    ] as const
  })
  return Object.fromEntries(await Promise.all(pairs)) as Record<Department, DepartmentKeys>
}

/** Throws when the key is not one for ES256. */
export async function signingKeyFrom(privateJwk: JWK): Promise<SigningKey> {
  return { kid: privateJwk.kid ?? '1', privateKey: await importJWK(privateJwk, 'ES256') }
}
