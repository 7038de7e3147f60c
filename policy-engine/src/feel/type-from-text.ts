/** Text → type (OMG DMN 1.5 clause 10.3.1.2, rule 51): `list<number>`, `function<date> -> string`. */
import { builtInType, listOf, type Type } from './type.ts'

/** Deeper nesting is refused. */
const DEPTH_LIMIT = 50

type Reading = { text: string; at: number; types: ReadonlyMap<string, Type>; depth: number }

/** `types` are the types with a name of their own. Null for a text that is no type. */
export function typeFromText(text: string, types: ReadonlyMap<string, Type>): Type | null {
  const reading: Reading = { text: text.replaceAll(/\s+/g, ' ').trim(), at: 0, types, depth: 0 }
  const type = read(reading)
  return reading.at === reading.text.length ? type : null
}

function read(reading: Reading): Type | null {
  if (reading.depth >= DEPTH_LIMIT) return null
  reading.depth += 1
  const name = nameAt(reading)
  const type = taken(reading, '<') ? parameterised(name, reading) : plain(name, reading)
  reading.depth -= 1
  return type
}

function plain(name: string, { types }: Reading): Type | null {
  return types.get(name) ?? builtInType(name) ?? null
}

function parameterised(name: string, reading: Reading): Type | null {
  switch (name) {
    case 'list':
    case 'range': {
      const of = read(reading)
      if (!of || !taken(reading, '>')) return null
      return name === 'list' ? listOf(of) : { kind: 'range', of }
    }
    case 'context':
      return contextType(reading)
    case 'function':
      return functionType(reading)
    default:
      return null
  }
}

function contextType(reading: Reading): Type | null {
  const fields = new Map<string, Type>()
  do {
    const name = nameAt(reading)
    const type = taken(reading, ':') ? read(reading) : null
    if (!type || name === '') return null
    fields.set(name, type)
  } while (taken(reading, ','))
  return taken(reading, '>') ? { kind: 'context', fields, name: null, open: true } : null
}

function functionType(reading: Reading): Type | null {
  const parameters: Type[] = []
  if (!taken(reading, '>')) {
    do {
      const type = read(reading)
      if (!type) return null
      parameters.push(type)
    } while (taken(reading, ','))
    if (!taken(reading, '>')) return null
  }
  const result = taken(reading, '-') && taken(reading, '>') ? read(reading) : null
  return result && { kind: 'function', parameters, result }
}

function nameAt(reading: Reading): string {
  const name = /^[^<>,:]*?(?=\s*(?:[<>,:]|->|$))/.exec(reading.text.slice(reading.at))?.[0] ?? ''
  reading.at += name.length
  return name.trim()
}

function taken(reading: Reading, sign: string): boolean {
  const rest = reading.text.slice(reading.at)
  const found = rest.trimStart().startsWith(sign)
  if (found) reading.at += rest.length - rest.trimStart().length + sign.length
  return found
}
