/** Names (OMG DMN 1.5 clause 10.3.2.1) → closures that read what they were bound to. */
import { type Builtin, invoked } from '../feel/builtins/builtin.ts'
import { builtin } from '../feel/builtins/table.ts'
import { builtinType } from '../feel/check-types.ts'
import type { Binding, Feel } from '../feel/tree.ts'
import type { FunctionType } from '../feel/type.ts'
import { type Fn, isList, isNull, type Value } from '../feel/value.ts'
import { field } from './code-from-path.ts'
import { type Code, noteRead, type Run } from './run.ts'

/** An item of a growing list may be taken without a copy of the list. */
export function sourceCode(tree: Feel, code: (part: Feel) => Code): Code {
  if (tree.form !== 'name' || tree.binding?.in !== 'slot') return code(tree)
  const { slot } = tree.binding
  return (_, frame) => frame[slot] ?? null
}

/** A name that means nothing is null. */
export function nameCode(binding: Binding | null): Code {
  if (binding?.in === 'slot') {
    const { slot } = binding
    if (!binding.growing) return (_, frame) => frame[slot] ?? null
    return (run, frame) => {
      const value = frame[slot] ?? null
      if (!isList(value)) return value
      run.spend(value.length)
      return [...value]
    }
  }
  if (binding?.in === 'node') {
    const { node } = binding
    return (run) => {
      const value = run.values[node] ?? null
      if (isNull(value) && value?.exact && value.lacks[0]) {
        noteRead(run, value.lacks[0])
      }
      return value
    }
  }
  if (binding?.in === 'builtin') {
    const row = builtin(binding.name)
    if (!row) return () => null
    const type = builtinType(row)
    return (run) => builtinFunction(row, type, run)
  }
  if (binding?.in !== 'field') return () => null
  const { slot, name } = binding
  const otherwise = binding.otherwise ? nameCode(binding.otherwise) : null
  return (run, frame) => {
    const item = frame[slot] ?? null
    const has = item !== null && typeof item === 'object' && 'entries' in item
    if (otherwise && !(has && typeof item.entries !== 'function' && item.entries.has(name))) {
      return otherwise(run, frame)
    }
    return field(run, item, name)
  }
}

/** A built-in function as a value: it may be handed over, and called later. */
function builtinFunction(row: Builtin, type: FunctionType, run: Run): Fn {
  const { name, variants } = row
  const parameters = variants[0]?.parameters.map((parameter) => parameter.name) ?? []
  const call = (args: readonly Value[]) => invoked(variants, args, run)
  return { kind: 'function', parameters, type, builtin: name, call }
}
