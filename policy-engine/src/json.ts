/** Plain JSON: the only form in which facts come in and results go out. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [name: string]: Json }

/**
 * The one text of a JSON value: keys sorted by code unit, no spaces, so that the same value gives
 * the same bytes on every machine and can be hashed.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const object = value as JsonObject
  const entries = Object.keys(object)
    .sort()
    .filter((name) => object[name] !== undefined)
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name] as Json)}`)
  return `{${entries.join(',')}}`
}
