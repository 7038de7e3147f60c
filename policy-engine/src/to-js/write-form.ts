/** One scalar → one JavaScript expression, from the texts of its parts. */

import { roundedQuotient } from '../plan/scalar/rounded-quotient.ts'
import type { Scalar, ScalarType } from '../plan/scalar/scalar.ts'
import { SAFE_BOUND } from '../plan/scalar/units.ts'
import { CALENDAR } from './calendar.ts'
import { type Block, isNumeric, leavesBeyond, nullText, type Writer } from './write-scalars.ts'
import { writeFirstRow } from './write-table.ts'

const SIGNS = { add: '+', subtract: '-', multiply: '*' } as const

export function writeForm(writer: Writer, of: Scalar, block: Block): string {
  const text = (part: Scalar) =>
    writer.text(part, block, part.type.kind === 'null' ? of.type.kind : part.type.kind)
  const held = (part: Scalar) => writer.held(part, block)
  switch (of.form) {
    case 'constant':
      return literal(writer, of.value)
    case 'nothing':
      return 'null'
    case 'given':
      return writer.reading.given(of.name)
    case 'fact':
      return writer.reading.fact(of, block, writer)
    case 'absent':
      return writer.reading.absent(of, block, writer)
    case 'add':
    case 'subtract':
    case 'multiply':
      return `(${text(of.left)} ${SIGNS[of.form]} ${text(of.right)})`
    case 'least':
    case 'greatest':
      return `Math.${of.form === 'least' ? 'min' : 'max'}(${text(of.left)}, ${text(of.right)})`
    case 'absolute':
      return `Math.abs(${text(of.of)})`
    case 'retyped':
      return text(of.of)
    case 'rounded':
      return rounded(writer, of, block)
    case 'compare': {
      const sign = of.operator === '=' ? '===' : of.operator
      if (!of.mayBeNull) return `(${text(of.left)} ${sign} ${text(of.right)})`
      const [left, right] = [held(of.left), held(of.right)]
      const nulls = [of.left, of.right]
        .filter((part) => part.mayBeNull)
        .map((part) => (part === of.left ? left : right))
      return `(${nulls.map((name) => `${name} !== ${name}`).join(' || ')} ? null : ${left} ${sign} ${right})`
    }
    case 'same': {
      const [left, right] = [held(of.left), held(of.right)]
      if (isNumeric(of.left.type.kind) && of.left.mayBeNull && of.right.mayBeNull) {
        return `(${left} === ${right} || (${left} !== ${left} && ${right} !== ${right}))`
      }
      return `(${left} === ${right})`
    }
    case 'isNull': {
      if (of.of.type.kind === 'null') return 'true'
      const name = held(of.of)
      const { kind } = of.of.type
      return isNumeric(kind) ? `(${name} !== ${name})` : `(${name} === ${nullText(writer, kind)})`
    }
    case 'isTrue':
      return isTrue(writer, of.of, block)
    case 'not': {
      if (!of.mayBeNull) return `!${text(of.of)}`
      const name = held(of.of)
      return `(${name} === null ? null : !${name})`
    }
    case 'and':
    case 'or': {
      if (!of.mayBeNull) return `(${of.parts.map(text).join(of.form === 'and' ? ' && ' : ' || ')})`
      const { make } = writer
      const [yes, no] = [text(make.isTrue(of)), text(make.isTrue(make.not(of)))]
      return `(${yes} ? true : ${no} ? false : null)`
    }
    case 'if':
      return `(${text(of.condition)} ? ${branch(writer, of.yes, of, block)} : ${branch(writer, of.no, of, block)})`
    case 'option':
      return option(writer, of, block)
    case 'firstRow':
      return writeFirstRow(writer, of, block)
    case 'plusMonths':
      return `${writer.pool(CALENDAR.plusMonths)}(${text(of.date)}, ${text(of.months)})`
    case 'monthsBetween':
      return `${writer.pool(CALENDAR.monthsBetween)}(${text(of.from)}, ${text(of.to)})`
    case 'part':
      return `${writer.pool(CALENDAR[of.part])}(${text(of.of)})`
    case 'aggregate':
      throw new Error('an aggregate is written with its loop')
  }
}

function branch(writer: Writer, part: Scalar, of: Scalar, block: Block): string {
  return writer.text(part, block, of.type.kind)
}

/** Texts stand in the pool, so that no text of a rule is ever part of the code. */
function literal(writer: Writer, value: number | string | boolean | null): string {
  if (typeof value === 'string') {
    const { texts } = writer.reading
    return texts ? String(texts.constant(value)) : writer.pool(value)
  }
  return typeof value === 'number' && value < 0 ? `(${value})` : String(value)
}

/** A comparison with NaN is false, which is what "not true" asks for. */
function isTrue(writer: Writer, of: Scalar, block: Block): string {
  if (of.form === 'compare') {
    const [left, right] = [writer.text(of.left, block), writer.text(of.right, block)]
    return `(${left} ${of.operator === '=' ? '===' : of.operator} ${right})`
  }
  if (of.form === 'not') return `(${writer.text(of.of, block)} === false)`
  return `(${writer.text(of, block)} === true)`
}

function rounded(writer: Writer, of: Scalar & { form: 'rounded' }, block: Block): string {
  const [left, right] = [within(writer, of.left, block), within(writer, of.right, block)]
  if (of.rounding === 'floor') return `Math.floor(${left} / ${right})`
  if (of.rounding === 'ceiling') return `Math.ceil(${left} / ${right})`
  if (of.rounding === 'down') return `Math.trunc(${left} / ${right})`
  return `${writer.pool(roundedQuotient)}(${writer.pool(of.rounding)}, ${left}, ${right})`
}

/** Twice the value must stay exact too: a half is found by doubling. */
function within(writer: Writer, of: Scalar, block: Block): string {
  if (of.type.kind !== 'number') return writer.text(of, block)
  const bound = SAFE_BOUND / 4
  if (of.type.low >= -bound && of.type.high <= bound) return writer.text(of, block)
  const name = writer.held(of, block)
  block.lines.push(leavesBeyond(bound, name, writer.reading))
  return name
}

function option(writer: Writer, of: Scalar & { form: 'option' }, block: Block): string {
  if (of.options.every((one) => one.form === 'constant')) {
    const values = of.options.map((one) => storedValue(writer, one.value, of.type.kind))
    return `${writer.pool(values)}[${writer.text(of.index, block)}]`
  }
  const texts = of.options.map((one) => writer.text(one, block, of.type.kind))
  return oneOf(texts, writer.held(of.index, block))
}

/** A constant as the generated code holds it in an array. */
function storedValue(
  writer: Writer,
  value: number | string | boolean | null,
  kind: ScalarType['kind'],
): unknown {
  const { texts } = writer.reading
  if (value === null)
    return isNumeric(kind) ? Number.NaN : kind === 'text' ? (texts?.none ?? null) : null
  return typeof value === 'string' && texts ? texts.constant(value) : value
}

/** Halves of halves: thousands of options in a row would not fit on the parser's stack. */
function oneOf(texts: readonly string[], index: string, from = 0): string {
  if (texts.length === 1) return texts[0] ?? ''
  const middle = texts.length >> 1
  const [low, high] = [texts.slice(0, middle), texts.slice(middle)]
  const split = from + middle
  return `(${index} < ${split} ? ${oneOf(low, index, from)} : ${oneOf(high, index, split)})`
}
