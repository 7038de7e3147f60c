/** Values as texts (OMG DMN 1.5 clause 10.3.4.1, function `string`). */
import { temporalText } from './temporal-text.ts'
import { isList, isNull, isNum, type Meter, type Range, TEXT_LIMIT, type Value } from './value.ts'

/** A string is itself; inside of a list, context or range it stands in quotes. */
export function textOf(value: Value, meter: Meter): string {
  return typeof value === 'string' ? value : literalOf(value, meter)
}

function literalOf(value: Value, meter: Meter): string {
  meter.spend(1)
  if (isNull(value)) return 'null'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'boolean' || isNum(value)) return String(value)
  if (isList(value)) return `[${joined(value, (item) => literalOf(item, meter), meter)}]`
  switch (value.kind) {
    case 'context':
      return `{${joined(
        [...value.entries],
        ([name, one]) => `${keyOf(name)}: ${literalOf(one, meter)}`,
        meter,
      )}}`
    case 'range':
      return rangeText(value, meter)
    case 'function':
      return `function(${value.parameters.join(', ')})`
    default:
      return temporalText(value)
  }
}

/** Stops at the limit of a text: what is longer becomes null anyway. */
function joined<T>(items: readonly T[], write: (item: T) => string, meter: Meter): string {
  const texts: string[] = []
  let length = 0
  for (const item of items) {
    const text = write(item)
    meter.spend(text.length / 64)
    texts.push(text)
    length += text.length
    if (length > TEXT_LIMIT) break
  }
  return texts.join(', ')
}

function rangeText(range: Range, meter: Meter): string {
  const { low, high, lowClosed, highClosed, sign } = range
  if (sign !== undefined) return `(${sign} ${literalOf(low ?? null, meter)})`
  if (low === undefined) return `(<${highClosed ? '=' : ''} ${literalOf(high ?? null, meter)})`
  if (high === undefined) return `(>${lowClosed ? '=' : ''} ${literalOf(low, meter)})`
  const [start, end] = [literalOf(low, meter), literalOf(high, meter)]
  return `${lowClosed ? '[' : '('}${start}..${end}${highClosed ? ']' : ')'}`
}

function keyOf(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : quoted(name)
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
