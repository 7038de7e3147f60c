/**
 * Type conformance (OMG DMN 1.5 clause 10.3.2.9.4): a value that is not of the type wanted is
 * converted where the standard converts, and is null elsewhere. A missing fact stays missing.
 */
import { ANY, conformsTo, type Limit, type Type } from '../feel/type.ts'
import {
  type DateTimeValue,
  type DateValue,
  type Fn,
  isList,
  isNull,
  isNum,
  kindOf,
  type Range,
  type Value,
} from '../feel/value.ts'
import { codeFromFeel } from './code-from-feel.ts'
import { limitedFact } from './limited-fact.ts'
import type { Code, Run } from './run.ts'

export type Conform = (run: Run, value: Value) => Value

type Holds = (run: Run, value: Value) => boolean

/** What makes a value conform to a type; `null` when any value does. */
export function conformanceTo(type: Type): Conform | null {
  if (type.kind === 'any' && !type.limits) return null
  const isOf = type.kind === 'function' ? membershipOfFunction(type) : membership(type)
  const isItemOf = type.kind === 'list' ? membership(type.of) : null
  return (run, value) => {
    if (isNull(value) || isOf(run, value)) return value
    if (isItemOf) return isItemOf(run, value) ? [value] : null
    if (isList(value)) {
      const [only] = value
      return value.length === 1 && only !== undefined && isOf(run, only) ? only : null
    }
    const converted = type.kind === 'date and time' ? midnight(value) : null
    return converted && isOf(run, converted) ? converted : null
  }
}

/** A function of which only running it tells the type of its result may be one of any result. */
function membershipOfFunction(type: Type & { kind: 'function' }): Holds {
  const isOf = membership(type)
  const takesSame = membership({ ...type, result: ANY })
  return (run, value) => {
    if (isOf(run, value)) return true
    return kindOf(value) === 'function' && (value as Fn).type?.result.kind === 'any'
      ? takesSame(run, value)
      : false
  }
}

/** Clause 10.3.2.9.4: a date becomes its midnight in UTC. */
function midnight(value: Value): DateTimeValue | null {
  if (kindOf(value) !== 'date') return null
  return {
    kind: 'date and time',
    days: (value as DateValue).days,
    second: 0,
    offset: 0,
    zone: null,
  }
}

/** Types refer to themselves through their fields, so each is made once. */
const made = new WeakMap<Type, Holds>()

export function membership(type: Type): Holds {
  const known = made.get(type)
  if (known) return known
  let holds: Holds = () => true
  made.set(type, (run, value) => holds(run, value))
  const ofKind = membershipByKind(type)
  const within = limitsOf(type)
  holds = within ? (run, value) => ofKind(run, value) && within(run, value) : ofKind
  made.set(type, holds)
  return holds
}

/** Null is a value of every type (clause 10.3.2.9.2). */
function membershipByKind(type: Type): Holds {
  switch (type.kind) {
    case 'any':
      return () => true
    case 'number':
      return (_, value) => isNum(value) || isNull(value)
    case 'string': {
      const { values } = type
      return (_, value) =>
        isNull(value) || (typeof value === 'string' && (!values || values.includes(value)))
    }
    case 'list': {
      const isItem = membership(type.of)
      return (run, value) => {
        if (!isList(value)) return isNull(value)
        run.spend(value.length)
        return value.every((item) => isItem(run, item))
      }
    }
    case 'context': {
      const fields = [...type.fields].map(([name, of]) => ({ name, isOf: membership(of) }))
      // What was read by this very type has its fields; only limits remain to be looked at.
      const isRead = limitedFact(type) === null
      return (run, value) => {
        if (isNull(value)) return true
        if (typeof value !== 'object' || isList(value) || isNum(value)) return false
        if (value.kind !== 'context') return false
        if (isRead && value.of === type) return true
        run.spend(fields.length)
        const { entries } = value
        return fields.every(
          ({ name, isOf }) => entries.has(name) && isOf(run, entries.get(name) ?? null),
        )
      }
    }
    case 'function': {
      const count = type.parameters?.length
      return (_, value) => {
        if (isNull(value) || kindOf(value) !== 'function') return isNull(value)
        const own = value as Fn
        if (own.type) return conformsTo(own.type, type)
        return count === undefined || own.parameters.length === count
      }
    }
    case 'range': {
      const isEnd = membership(type.of)
      return (run, value) => {
        if (isNull(value) || kindOf(value) !== 'range') return isNull(value)
        const { low, high } = value as Range
        return isEnd(run, low ?? null) && isEnd(run, high ?? null)
      }
    }
    default:
      return (_, value) => isNull(value) || kindOf(value) === type.kind
  }
}

/** Whether a value of the type passes the tests of its definition; `null` when there are none. */
export function limitsOf({ limits = [] }: Type): Holds | null {
  const tests = limits.map(withinLimit)
  return tests.length === 0 ? null : (run, value) => tests.every((within) => within(run, value))
}

function withinLimit({ tests, slot, slots }: Limit): Holds {
  let code: Code | null = null
  return (run, value) => {
    if (isNull(value)) return true
    code ??= codeFromFeel(tests, { text: '', deciding: new Set() })
    const frame = new Array<Value>(slots).fill(null)
    frame[slot] = value
    return code(run, frame) === true
  }
}
