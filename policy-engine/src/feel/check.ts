/**
 * Names and types (OMG DMN 1.5 clauses 10.3.2.2 and 10.3.2.9): every name is bound before anything
 * runs, every field of a declared structure must exist. Comparing or adding kinds that never fit
 * is legal FEEL and gives null; it is reported as a warning, since no author means it.
 */
import { builtin } from './builtins/builtin.ts'
import { FeelError } from './feel-error.ts'
import { newSlot, type Scope, scopeWith } from './scope.ts'
import type { Binding, Feel, Iterator } from './tree.ts'
import {
  ANY,
  BOOLEAN,
  builtInType,
  disjoint,
  either,
  listOf,
  NULL,
  NUMBER,
  RANGE,
  STRING,
  type Type,
  typeName,
} from './type.ts'

export type Warn = (message: string, at: Feel) => void

/** Fills in types, bindings and slots. Throws FeelError for a name that does not exist. */
export function check(tree: Feel, scope: Scope, warn: Warn): Type {
  tree.type = typeOf(tree, scope, warn)
  return tree.type
}

function typeOf(tree: Feel, scope: Scope, warn: Warn): Type {
  const of = (part: Feel) => check(part, scope, warn)
  switch (tree.form) {
    case 'number':
      return NUMBER
    case 'string':
      return STRING
    case 'boolean':
    case 'any':
      return BOOLEAN
    case 'null':
      return NULL
    case 'at':
      return ANY
    case 'name':
      return nameType(tree, scope)
    case 'path':
      return fieldType(of(tree.of), tree.field, tree)
    case 'filter':
      return filterType(tree, scope, warn)
    case 'negate':
      return of(tree.of)
    case 'arithmetic':
      return arithmeticType(tree, of(tree.left), of(tree.right), warn)
    case 'compare':
      return comparisonType(tree, of(tree.left), of(tree.right), warn)
    case 'and':
    case 'or':
      of(tree.left)
      of(tree.right)
      return BOOLEAN
    case 'between':
      for (const part of [tree.of, tree.low, tree.high]) of(part)
      return BOOLEAN
    case 'in':
    case 'tests': {
      const inner = tree.form === 'in' ? scopeWith(scope, [['?', of(tree.of)]]) : scope
      tree.slot = newSlot(inner, '?')
      for (const test of tree.tests) check(test, inner, warn)
      return BOOLEAN
    }
    case 'test':
      of(tree.right)
      return RANGE
    case 'range':
      if (tree.low) of(tree.low)
      if (tree.high) of(tree.high)
      return RANGE
    case 'if':
      of(tree.condition)
      return either(of(tree.yes), of(tree.no))
    case 'for': {
      const inner = iteratorScope(tree.iterators, scope, warn)
      const withPartial = scopeWith(inner, [['partial', listOf(ANY)]])
      tree.partialSlot = newSlot(withPartial, 'partial')
      return listOf(check(tree.body, withPartial, warn))
    }
    case 'some':
    case 'every':
      check(tree.body, iteratorScope(tree.iterators, scope, warn), warn)
      return BOOLEAN
    case 'list':
      return listOf(tree.items.map(of).reduce(either, NULL))
    case 'context':
      return contextType(tree, scope, warn)
    case 'function': {
      const inner = scopeWith(
        scope,
        tree.parameters.map(({ name, type }) => [name, type]),
      )
      for (const parameter of tree.parameters) parameter.slot = newSlot(inner, parameter.name)
      const result = check(tree.body, inner, warn)
      return { kind: 'function', parameters: tree.parameters.map(({ type }) => type), result }
    }
    case 'external':
      of(tree.body)
      return { kind: 'function', parameters: tree.parameters.map(({ type }) => type), result: ANY }
    case 'call':
      return callType(tree, scope, warn)
    case 'instance':
      of(tree.of)
      if (!builtInType(tree.typeName) && !scope.types.has(tree.typeName)) {
        throw new FeelError(`there is no type ${tree.typeName}`, tree)
      }
      return BOOLEAN
  }
}

function nameType(tree: Feel & { form: 'name' }, scope: Scope): Type {
  const found = scope.find(tree.name)
  if (!found) throw new FeelError(`there is no name ${tree.name}`, tree)
  tree.binding = found.binding
  return found.type
}

function fieldType(type: Type, field: string, at: Feel): Type {
  if (type.kind === 'list') return listOf(fieldType(type.of, field, at))
  if (type.kind === 'context') {
    const known = type.fields.get(field)
    if (known) return known
    if (type.open) return ANY
    throw new FeelError(`${typeName(type)} has no field ${field}`, at)
  }
  if (type.kind === 'number' || type.kind === 'string' || type.kind === 'boolean') {
    throw new FeelError(`a ${type.kind} has no field ${field}`, at)
  }
  return type.kind.includes('date') || type.kind === 'time' ? NUMBER : ANY
}

function filterType(tree: Feel & { form: 'filter' }, scope: Scope, warn: Warn): Type {
  const list = check(tree.of, scope, warn)
  const item = list.kind === 'list' ? list.of : list
  const inner = scopeWith(scope, [['item', item]], 'item')
  tree.slot = newSlot(inner, 'item')
  const by = check(tree.by, inner, warn)
  return by.kind === 'number'
    ? item
    : by.kind === 'boolean' && list.kind !== 'any'
      ? listOf(item)
      : ANY
}

type Binary = Feel & { left: Feel; right: Feel }

function arithmeticType(
  tree: Binary & { form: 'arithmetic' },
  left: Type,
  right: Type,
  warn: Warn,
): Type {
  if (left.kind === 'number' && right.kind === 'number') return NUMBER
  const plain = ['boolean', 'list', 'context', 'function']
  if (plain.includes(left.kind) || plain.includes(right.kind)) {
    warn(`${typeName(left)} ${tree.operator} ${typeName(right)} is always null`, tree)
  } else if ([left, right].some(({ kind }) => kind === 'string') && disjoint(left, right)) {
    warn(`${typeName(left)} ${tree.operator} ${typeName(right)} is always null`, tree)
  }
  return left.kind === right.kind && tree.operator === '+' ? left : ANY
}

function comparisonType(
  tree: Binary & { form: 'compare' },
  left: Type,
  right: Type,
  warn: Warn,
): Type {
  if (disjoint(left, right)) {
    warn(`${typeName(left)} ${tree.operator} ${typeName(right)} is always null`, tree)
  }
  return BOOLEAN
}

function iteratorScope(iterators: Iterator[], scope: Scope, warn: Warn): Scope {
  let inner = scope
  for (const iterator of iterators) {
    const source = check(iterator.in, inner, warn)
    if (iterator.to) check(iterator.to, inner, warn)
    const item = iterator.to ? source : source.kind === 'list' ? source.of : ANY
    inner = scopeWith(inner, [[iterator.name, item]])
    iterator.slot = newSlot(inner, iterator.name)
  }
  return inner
}

function contextType(tree: Feel & { form: 'context' }, scope: Scope, warn: Warn): Type {
  const fields = new Map<string, Type>()
  let inner = scope
  for (const entry of tree.entries) {
    if (fields.has(entry.name)) throw new FeelError(`${entry.name} stands twice`, entry.value)
    const type = check(entry.value, inner, warn)
    fields.set(entry.name, type)
    inner = scopeWith(inner, [[entry.name, type]])
    entry.slot = newSlot(inner, entry.name)
  }
  return { kind: 'context', fields, name: null, open: false }
}

function callType(tree: Feel & { form: 'call' }, scope: Scope, warn: Warn): Type {
  const types = tree.args.map((arg) => check(arg, scope, warn))
  const name = tree.of.form === 'name' ? tree.of.name : null
  const row = name === null || scope.find(name) ? undefined : builtin(name)
  if (row && tree.of.form === 'name') {
    const least = row.parameters.length - (row.optional ?? 0) - (row.rest ? 1 : 0)
    const tooMany = !row.rest && types.length > row.parameters.length
    if (types.length < least || tooMany || (row.rest && types.length === 0)) {
      throw new FeelError(`${row.name} takes ${row.parameters.join(', ')}`, tree)
    }
    if (tree.names) reorder(tree, tree.names, row.parameters)
    tree.of.binding = { in: 'builtin', name: row.name } satisfies Binding
    return typeof row.result === 'function' ? row.result(types) : row.result
  }
  const callee = check(tree.of, scope, warn)
  if (callee.kind === 'function') {
    if (callee.parameters.length !== types.length) {
      throw new FeelError(
        `${name ?? 'this function'} takes ${callee.parameters.length} values`,
        tree,
      )
    }
    return callee.result
  }
  if (callee.kind !== 'any') throw new FeelError(`${typeName(callee)} cannot be called`, tree)
  return ANY
}

/** Puts named arguments of a builtin in order; a missing one becomes null. */
function reorder(
  tree: Feel & { form: 'call' },
  names: string[],
  parameters: readonly string[],
): void {
  const unknown = names.find((name) => !parameters.includes(name))
  if (unknown) throw new FeelError(`there is no parameter ${unknown}`, tree)
  const last = Math.max(...names.map((name) => parameters.indexOf(name)))
  const empty: Feel = { form: 'null', type: NULL, from: tree.from, to: tree.from }
  tree.args = parameters
    .slice(0, last + 1)
    .map((parameter) => tree.args[names.indexOf(parameter)] ?? empty)
  tree.names = null
}
