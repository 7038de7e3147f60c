/**
 * Scalars → JavaScript text. Everything that loops over one list at one stage shares one loop, and every
 * value that is needed twice is computed once. Numbers are doubles holding whole numbers, null is NaN;
 * truths are true, false or null; texts are texts or null.
 */

import { partsOf } from '../plan/scalar/parts-of.ts'
import type { Loop, Scalar, ScalarType } from '../plan/scalar/scalar.ts'
import type { Scalars } from '../plan/scalar/scalars.ts'
import { SAFE_BOUND } from '../plan/scalar/units.ts'
import { type Aggregate, homeOf, isSeenIn, stagesOf, usesIn } from '../plan/scalar/walk.ts'
import { placeIn } from './constant-pool.ts'
import { writeForm } from './write-form.ts'

/** One stretch of code: the function's body, or the body of a loop. */
export type Block = {
  outer: Block | null
  open: ReadonlySet<Loop>
  lines: string[]
  known: Map<Scalar, string>
  /** Arrays already taken from the facts, by path. */
  lists: Map<string, string>
  rows: ReadonlyMap<Loop | null, string>
}

/** How a back end reads its facts. Each may add lines to the block first. */
export type Reading = {
  fact: (of: Scalar & { form: 'fact' }, block: Block, writer: Writer) => string
  absent: (of: Scalar & { form: 'absent' }, block: Block, writer: Writer) => string
  /** Head of the loop, and the text by which the loop's rows are known inside it. */
  loop: (loop: Loop, block: Block, writer: Writer) => { head: string; row: string; first: string[] }
  given: (name: string) => string
  /** Texts are texts or null, unless a back end keeps them as numbers. */
  texts?: { none: number; constant: (value: string) => number }
  /** Statement that leaves this household to the exact, slower way. */
  leave: string
}

export type Writer = {
  make: Scalars
  reading: Reading
  /** Text of a value, held in a constant when it is used more than once. */
  text: (of: Scalar, block: Block, as?: ScalarType['kind']) => string
  /** The same, always held: for texts that name it twice. */
  held: (of: Scalar, block: Block) => string
  /** A value that the generated code refers to by name. */
  pool: (value: unknown) => string
  fresh: (prefix: string) => string
}

const TRIVIAL: readonly Scalar['form'][] = ['constant', 'given', 'nothing']

/** `constants` are handed to the generated function beside its text: no value is ever written as code. */
export function writerFor(
  make: Scalars,
  reading: Reading,
  roots: readonly Scalar[],
  constants: unknown[],
): { writer: Writer; body: Block; prepare: () => void } {
  const uses = usesIn(make, roots)
  let names = 0
  const fresh = (prefix: string) => `${prefix}${names++}`

  const text = (of: Scalar, block: Block, as: ScalarType['kind'] = of.type.kind): string => {
    if (of.type.kind === 'null') return nullText(writer, as)
    if (TRIVIAL.includes(of.form)) return writeForm(writer, of, block)
    const home = homeOf(of, block)
    const once = (uses.get(of) ?? 0) < 2 && home === block && !mustHold(of)
    return once && !nameIn(home, of) ? writeForm(writer, of, block) : heldIn(of, home)
  }

  const heldIn = (of: Scalar, home: Block): string => {
    const found = nameIn(home, of)
    if (found) return found
    const written = writeForm(writer, of, home)
    if (/^[a-z]\d+$/.test(written)) {
      home.known.set(of, written)
      return written
    }
    const name = fresh('v')
    home.lines.push(`const ${name} = ${written}`)
    if (mayOverflow(of)) home.lines.push(leavesBeyond(SAFE_BOUND, name, reading))
    home.known.set(of, name)
    return name
  }

  const writer: Writer = {
    make,
    reading,
    text,
    held: (of, block) =>
      of.type.kind === 'null' || TRIVIAL.includes(of.form)
        ? text(of, block)
        : heldIn(of, homeOf(of, block)),
    pool: (value) => `k${placeIn(constants, value)}`,
    fresh,
  }
  const body: Block = {
    outer: null,
    open: new Set(),
    lines: [],
    known: new Map(),
    lists: new Map(),
    rows: new Map(),
  }
  return { writer, body, prepare: () => writeLoops(writer, body, roots) }
}

/** Leaves a household whose number is beyond what stays exact; NaN is not. */
export function leavesBeyond(bound: number, name: string, { leave }: Reading): string {
  return `if (${name} > ${bound} || ${name} < -${bound}) ${leave}`
}

/** A number as it is given out: itself, not its count of smallest units, and never a zero from below. */
export function numberGiven({ type }: Scalar, text: string): string {
  const scale = type.kind === 'number' ? type.scale : 0
  return scale > 0 ? `${text} / ${10 ** scale} + 0` : `${text} + 0`
}

/** How null is written for one kind of value. */
export function nullText(writer: Writer, kind: ScalarType['kind']): string {
  if (isNumeric(kind)) return 'NaN'
  return kind === 'text' ? String(writer.reading.texts?.none ?? null) : 'null'
}

export function isNumeric(kind: ScalarType['kind']): boolean {
  return kind === 'number' || kind === 'date' || kind === 'months' || kind === 'days'
}

function mustHold(of: Scalar): boolean {
  return of.form === 'fact' || of.form === 'firstRow' || mayOverflow(of)
}

/** Bounds do not say that it stays exact, so the code must. */
function mayOverflow(of: Scalar): boolean {
  if (of.type.kind !== 'number') return false
  const grows = of.form === 'add' || of.form === 'subtract' || of.form === 'multiply'
  if (!grows && !(of.form === 'aggregate' && of.how === 'total')) return false
  return of.type.low < -SAFE_BOUND || of.type.high > SAFE_BOUND
}

function nameIn(block: Block, of: Scalar): string | null {
  for (let at: Block | null = block; at; at = at.outer) {
    const name = at.known.get(of)
    if (name) return name
  }
  return null
}

/** Writes every loop that these roots need at this block's level, those over one list together. */
function writeLoops(writer: Writer, block: Block, roots: readonly Scalar[]): void {
  const stages = stagesOf(
    writer.make,
    roots,
    (one) => isSeenIn(one, block.open) && !nameIn(block, one),
  )
  for (const stage of stages) {
    for (const [loop, group] of stage) writeLoop(writer, block, loop, group)
  }
}

function writeLoop(writer: Writer, block: Block, loop: Loop, group: readonly Aggregate[]): void {
  const { reading } = writer
  const { head, row, first } = reading.loop(loop, block, writer)
  const inner: Block = {
    outer: block,
    open: new Set([...block.open, loop]),
    lines: [...first],
    known: new Map(),
    lists: new Map(),
    rows: new Map([...block.rows, [loop, row]]),
  }
  writeLoops(
    writer,
    inner,
    group.flatMap((one) => partsOf(writer.make, one)),
  )
  const names = new Map(group.map((one) => [one, writer.fresh('a')]))
  const wheres = new Map<Scalar | null, Aggregate[]>()
  for (const one of group) wheres.set(one.where, [...(wheres.get(one.where) ?? []), one])
  for (const [where, members] of wheres) {
    const condition = where ? writer.text(where, inner) : null
    const steps = members.map((one) => stepOf(writer, one, names.get(one) ?? '', inner))
    inner.lines.push(condition ? `if (${condition}) { ${steps.join('; ')} }` : steps.join('; '))
  }
  for (const [one, name] of names) block.lines.push(`let ${name} = ${STARTS[one.how]}`)
  block.lines.push(`${head} {`, ...inner.lines, '}')
  for (const [one, name] of names) {
    block.known.set(one, name)
    if (one.how === 'least' || one.how === 'greatest') {
      block.lines.push(`if (${name} === ${STARTS[one.how]}) ${name} = NaN`)
    }
  }
}

const STARTS = { total: '0', count: '0', exists: 'false', least: 'Infinity', greatest: '-Infinity' }

function stepOf(writer: Writer, one: Aggregate, name: string, inner: Block): string {
  switch (one.how) {
    case 'count':
      return `${name}++`
    case 'total': {
      const step = `${name} += ${writer.text(one.body, inner, 'number')}`
      // Each step is looked at: a sum may leave what is exact and come back.
      return mayOverflow(one) ? `${step}; ${leavesBeyond(SAFE_BOUND, name, writer.reading)}` : step
    }
    case 'exists': {
      const holds = writer.text(one.body, inner)
      return holds === 'true' ? `${name} = true` : `if (${holds}) ${name} = true`
    }
    default: {
      const value = writer.held(one.body, inner)
      return `if (${value} ${one.how === 'least' ? '<' : '>'} ${name}) ${name} = ${value}`
    }
  }
}
