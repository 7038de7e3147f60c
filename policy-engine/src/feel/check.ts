/**
 * Names and types (OMG DMN 1.5 clauses 10.3.2.2 and 10.3.2.9): every name is bound before anything
 * runs, every field of a declared structure must exist. Comparing or adding kinds that never fit
 * is legal FEEL and gives null; it is reported as a warning, since no author means it.
 */

import { builtin } from './builtins/table.ts'
import { checkedCall } from './check-call.ts'
import { arithmeticType, builtinType, comparedTypes, fieldType, itemOf } from './check-types.ts'
import { error, type Report } from './finding.ts'
import { newSlot, type Scope, scopeWith } from './scope.ts'
import { temporalFromText } from './temporal-from-text.ts'
import type { Feel, FunctionParameter, Iterator } from './tree.ts'
import { ANY, BOOLEAN, either, listOf, NULL, NUMBER, STRING, type Type } from './type.ts'
import { typeFromText } from './type-from-text.ts'
import { kindOf } from './value.ts'

/**
 * Fills in types, bindings and slots, and reports what it finds. A name that means nothing stays
 * without a binding, and is null when it runs.
 */
export function check(tree: Feel, scope: Scope, report: Report): Type {
  tree.type = typeOf(tree, scope, report)
  return tree.type
}

function typeOf(tree: Feel, scope: Scope, report: Report): Type {
  const of = (part: Feel) => check(part, scope, report)
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
      return momentType(tree, report)
    case 'name':
      return nameType(tree, scope, report)
    case 'path':
      return fieldType(tree, of(tree.of), report)
    case 'filter':
      return filterType(tree, scope, report)
    case 'negate':
      return of(tree.of)
    case 'arithmetic':
      return arithmeticType(tree, of(tree.left), of(tree.right), report)
    case 'compare':
      return comparedTypes(tree, of(tree.left), of(tree.right), report)
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
      for (const test of tree.tests) check(test, inner, report)
      return BOOLEAN
    }
    case 'test':
      return { kind: 'range', of: of(tree.right) }
    case 'range': {
      const ends = [tree.low, tree.high].map((end) => (end ? of(end) : NULL))
      return { kind: 'range', of: ends.reduce(either, NULL) }
    }
    case 'if':
      of(tree.condition)
      return either(of(tree.yes), of(tree.no))
    case 'for': {
      const inner = iteratorScope(tree.iterators, scope, report)
      const withPartial = scopeWith(inner, [['partial', listOf(ANY)]])
      tree.partialSlot = newSlot(withPartial, 'partial')
      return listOf(check(tree.body, withPartial, report))
    }
    case 'some':
    case 'every':
      check(tree.body, iteratorScope(tree.iterators, scope, report), report)
      return BOOLEAN
    case 'list':
      return listOf(tree.items.map(of).reduce(either, NULL))
    case 'context':
      return contextType(tree, scope, report)
    case 'function':
    case 'external':
      return functionType(tree, scope, report)
    case 'call':
      return checkedCall(tree, scope, report, of)
    case 'instance':
      of(tree.of)
      tree.asked = typeNamed(tree.typeText, tree, scope, report)
      return BOOLEAN
  }
}

function momentType(tree: Feel & { form: 'at' }, report: Report): Type {
  const value = temporalFromText(tree.text)
  if (value) return { kind: kindOf(value) } as Type
  const message = `@"${tree.text}" is no date, time or duration`
  report(error('noMoment', message, tree, { found: tree.text }))
  return NULL
}

/** A name is what the scope says; else a built-in function. */
function nameType(tree: Feel & { form: 'name' }, scope: Scope, report: Report): Type {
  const found = scope.find(tree.name)
  if (found) {
    tree.binding = found.binding
    return found.type
  }
  const row = builtin(tree.name)
  if (row) {
    tree.binding = { in: 'builtin', name: row.name, variant: null }
    return { ...builtinType(row), parameters: null }
  }
  report(error('noName', `there is no name ${tree.name}`, tree, { name: tree.name }))
  return ANY
}

function typeNamed(text: string, at: Feel, scope: Scope, report: Report): Type | null {
  const type = typeFromText(text, scope.types)
  if (type) return type
  report(error('noType', `there is no type ${text}`, at, { name: text }))
  return null
}

/** By a number: an item. By anything else: the items for which it is true. */
function filterType(tree: Feel & { form: 'filter' }, scope: Scope, report: Report): Type {
  const list = check(tree.of, scope, report)
  const item = itemOf(list)
  const inner = scopeWith(scope, [['item', item]], 'item')
  tree.slot = newSlot(inner, 'item')
  const by = check(tree.by, inner, report)
  if (by.kind === 'number') return item
  return by.kind === 'boolean' && list.kind !== 'any' ? listOf(item) : ANY
}

function iteratorScope(iterators: Iterator[], scope: Scope, report: Report): Scope {
  let inner = scope
  for (const iterator of iterators) {
    const source = check(iterator.in, inner, report)
    if (iterator.to) check(iterator.to, inner, report)
    const item = iterator.to ? source : source.kind === 'range' ? source.of : itemOf(source)
    inner = scopeWith(inner, [[iterator.name, item]])
    iterator.slot = newSlot(inner, iterator.name)
  }
  return inner
}

function contextType(tree: Feel & { form: 'context' }, scope: Scope, report: Report): Type {
  const fields = new Map<string, Type>()
  let inner = scope
  for (const entry of tree.entries) {
    if (fields.has(entry.name)) {
      report(error('twice', `${entry.name} stands twice`, entry.value, { name: entry.name }))
    }
    const type = check(entry.value, withSelf(entry, inner), report)
    fields.set(entry.name, type)
    inner = scopeWith(inner, [[entry.name, type]])
    entry.slot = newSlot(inner, entry.name)
  }
  return { kind: 'context', fields, name: null, open: false }
}

/** A function that is an entry may call itself by the entry's name. */
function withSelf({ name, value }: { name: string; value: Feel }, scope: Scope): Scope {
  if (value.form !== 'function') return scope
  const inner = scopeWith(scope, [[name, { kind: 'function', parameters: null, result: ANY }]])
  value.self = newSlot(inner, name)
  return inner
}

function functionType(
  tree: Feel & { form: 'function' | 'external'; parameters: FunctionParameter[] },
  scope: Scope,
  report: Report,
): Type {
  for (const parameter of tree.parameters) {
    if (parameter.typeText === null) continue
    parameter.type = typeNamed(parameter.typeText, tree, scope, report) ?? ANY
  }
  const inner = scopeWith(
    scope,
    tree.parameters.map(({ name, type }) => [name, type]),
  )
  for (const parameter of tree.parameters) parameter.slot = newSlot(inner, parameter.name)
  const body = check(tree.body, tree.form === 'external' ? scope : inner, report)
  const result = tree.form === 'external' ? ANY : body
  return { kind: 'function', parameters: tree.parameters.map(({ type }) => type), result }
}
