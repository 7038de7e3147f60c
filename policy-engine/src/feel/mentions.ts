import type { Feel } from './tree.ts'

/** Whether a name occurs in a tree; what its types say besides does not count. */
export function mentions(tree: Feel, name: string): boolean {
  if (tree.form === 'name') return tree.name === name
  return Object.entries(tree).some(([key, part]) => key !== 'type' && within(part, name))
}

function within(part: unknown, name: string): boolean {
  if (part === null || typeof part !== 'object') return false
  if (Array.isArray(part)) return part.some((one) => within(one, name))
  if ('form' in part) return mentions(part as Feel, name)
  return Object.entries(part).some(([key, inner]) => key !== 'type' && within(inner, name))
}
