/** Calls (OMG DMN 1.5 clause 10.3.2.13): who is called, with which parameters, and what comes back. */
import { type Builtin, fitsCount, type Variant } from './builtins/builtin.ts'
import { type BuiltinRow, builtin } from './builtins/table.ts'
import { alwaysNull, error, type Report } from './finding.ts'
import type { Scope } from './scope.ts'
import type { Feel } from './tree.ts'
import { ANY, disjoint, either, NULL, type Type, typeName } from './type.ts'

type Call = Feel & { form: 'call' }

/** `of` checks a part. A call that cannot be meant is reported, and is null when it runs. */
export function checkedCall(
  tree: Call,
  scope: Scope,
  report: Report,
  of: (part: Feel) => Type,
): Type {
  const types = tree.args.map(of)
  const name = tree.of.form === 'name' ? tree.of.name : null
  const row = name === null || scope.find(name) ? undefined : builtin(name)
  return row ? builtinCall(tree, row, types, report) : otherCall(tree, of(tree.of), types, report)
}

function otherCall(tree: Call, callee: Type, types: readonly Type[], report: Report): Type {
  const called = tree.of.form === 'name' ? tree.of.name : 'this function'
  if (callee.kind === 'function') {
    const { parameters } = callee
    if (parameters !== null && !tree.names && parameters.length !== types.length) {
      const expected = String(parameters.length)
      const message = `${called} takes ${expected} values, not ${types.length}`
      report(
        error('argumentCount', message, tree, { name: called, expected, found: `${types.length}` }),
      )
    }
    return callee.result
  }
  if (callee.kind !== 'any') {
    const found = typeName(callee)
    report(error('notAFunction', `${found} cannot be called`, tree, { name: called, found }))
  }
  return ANY
}

function builtinCall(tree: Call, row: BuiltinRow, types: readonly Type[], report: Report): Type {
  const meant = tree.names ? named(tree, tree.names, row, report) : counted(tree, row, report)
  if (meant.length === 0 || tree.of.form !== 'name') return ANY
  const [only] = meant
  const index = only && meant.length === 1 ? row.variants.indexOf(only) : null
  tree.of.binding = { in: 'builtin', name: row.name, variant: index }
  const given = tree.names ? tree.args.map(({ type }) => type) : types
  tree.names = null
  const fitting = meant.filter((variant) => misfit(variant, given) === null)
  if (fitting.length === 0 && only) warnOf(tree, row, only, given, report)
  return (fitting.length > 0 ? fitting : meant)
    .map(({ result }) => (typeof result === 'function' ? result(given) : result))
    .reduce(either, NULL)
}

function counted(tree: Call, row: BuiltinRow, report: Report): readonly Variant[] {
  const meant = row.variants.filter((variant) => fitsCount(variant, tree.args.length))
  if (meant.length === 0) {
    const expected = waysOf(row)
    const { name, clause } = row
    const parts = { name, clause, expected, found: `${tree.args.length}` }
    report(error('argumentCount', `${row.name} takes ${expected}`, tree, parts))
  }
  return meant
}

function waysOf({ variants }: Builtin): string {
  return [...new Set(variants.map(written))].join(' or ')
}

function written({ parameters, repeats }: Variant): string {
  const names = parameters.map(({ name, optional }) => (optional ? `${name}?` : name))
  return `(${names.join(', ')}${repeats ? ', …' : ''})`
}

/**
 * Finds the variants with these names, best in the order they are written (`before` takes a point and a
 * range either way), and puts the arguments in its order; what is left out is null.
 */
function named(
  tree: Call,
  names: readonly string[],
  row: BuiltinRow,
  report: Report,
): readonly Variant[] {
  const meant = row.variants.filter(
    ({ parameters }) =>
      names.every((name) => parameters.some((one) => one.name === name)) &&
      parameters.every((one) => one.optional || names.includes(one.name)),
  )
  const inOrder = ({ parameters }: Variant) =>
    names.every((name, index) => parameters[index]?.name === name)
  const variant = meant.find(inOrder) ?? meant[0]
  if (!variant || new Set(names).size < names.length) {
    const expected = waysOf(row)
    const found = `(${names.join(', ')})`
    const parts = { name: row.name, clause: row.clause, expected, found }
    report(error('noParameter', `${row.name} takes ${expected}, not ${found}`, tree, parts))
    return []
  }
  const positions = variant.parameters.map(({ name }) => names.indexOf(name))
  const last = positions.findLastIndex((position) => position >= 0)
  const empty: Feel = { form: 'null', type: NULL, from: tree.from, to: tree.from }
  tree.args = positions.slice(0, last + 1).map((position) => tree.args[position] ?? empty)
  return meant.filter((one) => written(one) === written(variant))
}

/** The first value that the variant never takes, as its index; null when all may fit. */
function misfit({ parameters }: Variant, types: readonly Type[]): number | null {
  const index = types.findIndex((type, at) => {
    const parameter = parameters[Math.min(at, parameters.length - 1)]
    return parameter?.types.every((wanted) => wanted.kind !== 'list' && neverFits(type, wanted))
  })
  return index < 0 ? null : index
}

/** A list of one is its item, so a list of items that fit may fit. */
function neverFits(type: Type, wanted: Type): boolean {
  return disjoint(type.kind === 'list' ? type.of : type, wanted)
}

function warnOf(
  tree: Call,
  row: BuiltinRow,
  variant: Variant,
  types: readonly Type[],
  report: Report,
): void {
  const at = misfit(variant, types) ?? 0
  const parameter = variant.parameters[Math.min(at, variant.parameters.length - 1)]
  const expected = parameter?.types.map(typeName).join(' or ') ?? ''
  const found = typeName(types[at] ?? ANY)
  const { name, clause } = row
  const message = `${name} takes a ${expected} as ${parameter?.name}, not a ${found}: always null`
  report(alwaysNull(message, tree.args[at] ?? tree, { name, clause, expected, found }))
}
