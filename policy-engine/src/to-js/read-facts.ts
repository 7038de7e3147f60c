/** How generated code takes facts out of plain objects: checked once, as it reads them. */
import type { Presence } from '../plan/scalar/facts.ts'
import type { ListSource, Loop, Scalar } from '../plan/scalar/scalar.ts'
import { FACT_HIGH, FACT_LOW, LIST_BOUND } from '../plan/scalar/units.ts'
import { type Block, isNumeric, type Reading, type Writer } from './write-scalars.ts'

/** Where facts may be missing: only where a rule compares one with null, or anywhere at all. */
export type Gaps = 'expected' | 'anywhere'

/** The code knows `EMPTY` (a list), `context` (anything → context), `day` (text → day) and `f`, the facts. */
export function factReading(presence: Presence, gaps: Gaps): Reading {
  const anyRow = gaps === 'anywhere'
  return {
    leave: 'return false',
    given: (name) => {
      throw new RangeError(`${name} is not known before the function`)
    },
    fact: (of, block, writer) => factText(of, block, writer, anyRow),
    absent: (of, block, writer) =>
      `(${arrayOf(of.list, block, writer, presence, anyRow)} === EMPTY)`,
    loop: (loop, block, writer) => {
      const array = arrayOf(loop.list, block, writer, presence, anyRow)
      const [index, row] = [writer.fresh('i'), writer.fresh('m')]
      const item = `${array}[${index}]`
      const first = loop.list.ofContexts
        ? [`const ${row} = ${contextOr(item, anyRow)}`, ...(anyRow ? [] : [leavesUnless(row)])]
        : [`const ${row} = ${item}`]
      return { head: `for (let ${index} = 0; ${index} < ${array}.length; ${index}++)`, row, first }
    },
  }
}

/** Reading a field of null or nothing would throw. */
function leavesUnless(context: string): string {
  return `if (${context} == null) return false`
}

/** Whether texts, lists or functions have a field of this name by themselves. */
function isBuiltIn(field: string): boolean {
  return [Object(''), [], Function.prototype].some((one) => field in one)
}

/** With gaps anywhere, what is no context is one without fields. */
function contextOr(text: string, anywhere: boolean): string {
  return anywhere ? `context(${text})` : text
}

/** What is no context has no fields. */
export function contextFrom(value: unknown): object {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : NONE
}

const NONE = Object.freeze({})

function rowText(loop: Loop | null, block: Block): string {
  return loop === null ? 'f' : (block.rows.get(loop) ?? 'f')
}

/** The context around a field, taken once in its block. */
function contextText(
  row: string,
  fields: readonly string[],
  block: Block,
  writer: Writer,
  anywhere: boolean,
): string {
  let at = row
  for (const field of fields) {
    const key = `${at}.${field}`
    let name = block.lists.get(key)
    if (!name) {
      name = writer.fresh('c')
      const value = fieldOf(at, field, block, anywhere)
      block.lines.push(`const ${name} = ${contextOr(value, anywhere)}`)
      if (!anywhere) block.lines.push(leavesUnless(name))
      block.lists.set(key, name)
    }
    at = name
  }
  return at
}

function arrayOf(
  list: ListSource,
  block: Block,
  writer: Writer,
  presence: Presence,
  anywhere: boolean,
): string {
  const parent = list.parent.loop
  let home = block
  while (home.outer && (parent === null || home.outer.open.has(parent))) home = home.outer
  const row = rowText(parent, home)
  const key = `[] ${row} ${list.path}`
  const found = home.lists.get(key)
  if (found) return found
  const name = writer.fresh('l')
  const value = fieldText(list.fields, row, home, writer, anywhere)
  if (presence.mayBeMissing(list.path)) {
    const raw = writer.fresh('x')
    home.lines.push(
      `const ${raw} = ${value}`,
      `const ${name} = Array.isArray(${raw}) ? ${raw} : EMPTY`,
    )
  } else home.lines.push(`const ${name} = ${value}`, `if (!Array.isArray(${name})) return false`)
  home.lines.push(`if (${name}.length > ${LIST_BOUND}) return false`)
  home.lists.set(key, name)
  return name
}

function fieldText(
  path: readonly string[],
  row: string,
  block: Block,
  writer: Writer,
  anywhere: boolean,
): string {
  const last = path.at(-1)
  const context = contextText(row, path.slice(0, -1), block, writer, anywhere)
  return last === undefined ? context : fieldOf(context, last, block, anywhere)
}

/** A text has a length, a function a name: what only contexts may be asked for is asked of contexts only. */
function fieldOf(context: string, field: string, block: Block, anywhere: boolean): string {
  if (!anywhere && isBuiltIn(field))
    block.lines.push(
      `if (typeof ${context} !== 'object' || Array.isArray(${context})) return false`,
    )
  return `${context}[${JSON.stringify(field)}]`
}

/** A fact of the wrong type is missing; one of the right type that does not fit leaves. */
function factText(
  of: Scalar & { form: 'fact' },
  block: Block,
  writer: Writer,
  anywhere: boolean,
): string {
  const raw = writer.fresh('x')
  const value = fieldText(of.fields, rowText(of.row.loop, block), block, writer, anywhere)
  const { read, fits, isType, before, allowed } = checked(of, raw, writer)
  block.lines.push(`const ${raw} = ${value}`)
  if (!of.mayBeNull) {
    block.lines.push(...before, `if (!(${fits})) return false`)
    if (allowed) block.lines.push(`if (!(${allowed})) return false`)
    return read
  }
  const held = writer.fresh('v')
  const none = isNumeric(of.type.kind) ? 'NaN' : 'null'
  block.lines.push(
    `let ${held} = ${none}`,
    `if (${isType}) {`,
    ...before,
    fits === isType ? '' : `if (!(${fits})) return false`,
    allowed ? `if (${allowed}) ${held} = ${read}` : `${held} = ${read}`,
    '}',
  )
  return held
}

/** `isType` and `fits` are asked of the raw value; `allowed`, where it is not null, of what was read. */
type Check = {
  read: string
  fits: string
  isType: string
  before: string[]
  allowed?: string
}

function checked(of: Scalar & { form: 'fact' }, raw: string, writer: Writer): Check {
  const among = (read: string) =>
    (of.values ?? []).map((value) => `${read} === ${writer.pool(value)}`).join(' || ')
  switch (of.type.kind) {
    case 'number': {
      const allowed = (read: string) => (of.values ? { allowed: among(read) } : {})
      const isType = `typeof ${raw} === 'number'`
      if (of.type.scale === 0)
        return { read: raw, fits: `${raw} === (${raw} | 0)`, isType, before: [], ...allowed(raw) }
      const factor = 10 ** of.type.scale
      const whole = writer.fresh('w')
      const fits = `${whole} / ${factor} === ${raw} && ${whole} <= ${FACT_HIGH} && ${whole} >= ${FACT_LOW}`
      return {
        read: whole,
        fits,
        isType,
        before: [`const ${whole} = Math.round(${raw} * ${factor})`],
        ...allowed(whole),
      }
    }
    case 'boolean': {
      const fits = `${raw} === true || ${raw} === false`
      return { read: raw, fits, isType: fits, before: [] }
    }
    case 'date': {
      const whole = writer.fresh('w')
      const isType = `typeof ${raw} === 'string'`
      return {
        read: whole,
        fits: `${whole} === ${whole}`,
        isType,
        before: [`const ${whole} = day(${raw})`],
      }
    }
    default: {
      const fits = of.values ? among(raw) : `typeof ${raw} === 'string'`
      return { read: raw, fits, isType: fits, before: [] }
    }
  }
}
