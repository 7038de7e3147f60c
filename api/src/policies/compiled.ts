import { compile, type Policy } from '@happiness-code/policy-engine'

const compiled = new Map<string, Policy>()
const KEPT = 200

/** A compiled policy for these very bytes; compiled once, because a version never changes. */
export function compiledPolicy(version: {
  policy: string
  version: number
  dmn: string
  content_sha256: Buffer
}): Policy {
  const key = version.content_sha256.toString('hex')
  const known = compiled.get(key)
  if (known) return known
  const policy = compile(version.dmn, { file: `${version.policy}@${version.version}.dmn` })
  if (compiled.size >= KEPT) compiled.delete(compiled.keys().next().value as string)
  compiled.set(key, policy)
  return policy
}
