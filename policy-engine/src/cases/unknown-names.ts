import type { Type } from '../feel/type.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Policy } from '../policy.ts'

/** Names in the facts that the policy does not know: a slip of the pen would else pass as missing. */
export function unknownNames(policy: Policy, facts: JsonObject): string[] {
  const inputs = new Map(
    policy.plan.nodes.flatMap((node) => (node.kind === 'input' ? [[node.name, node.type]] : [])),
  )
  return Object.entries(facts).flatMap(([name, json]) => {
    const type = inputs.get(name)
    return type ? unknownIn(json, type, name) : [name]
  })
}

function unknownIn(json: Json, type: Type, path: string): string[] {
  if (Array.isArray(json)) {
    const of = type.kind === 'list' ? type.of : type
    return json.flatMap((item, index) => unknownIn(item, of, `${path}[${index}]`))
  }
  if (json === null || typeof json !== 'object' || type.kind !== 'context') return []
  return Object.entries(json).flatMap(([name, inner]) => {
    const field = type.fields.get(name)
    if (!field) return type.open ? [] : [`${path}.${name}`]
    return unknownIn(inner, field, `${path}.${name}`)
  })
}
