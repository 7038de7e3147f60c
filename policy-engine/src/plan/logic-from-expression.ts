/** One boxed expression → logic, with its FEEL texts parsed, bound and typed. */
import { problemAt } from '../dmn/expression-from-xml.ts'
import type { Expression, Table, Text } from '../dmn/model.ts'
import type { PolicyProblem } from '../dmn/problem.ts'
import type { XmlSource } from '../dmn/read-xml.ts'
import { check } from '../feel/check.ts'
import { FeelError } from '../feel/feel-error.ts'
import { newSlot, type Scope, scopeWith, spacedNames } from '../feel/scope.ts'
import type { Feel } from '../feel/tree.ts'
import { expressionFromText, testsFromText } from '../feel/tree-from-text.ts'
import { ANY, BOOLEAN, builtInType, either, listOf, NULL, NUMBER, type Type } from '../feel/type.ts'
import type { Logic, TablePlan } from './plan.ts'
import { listedIn } from './types-from-model.ts'

type Names = ReadonlyMap<string, { type: Type }>

export type Checking = {
  source: XmlSource
  types: ReadonlyMap<string, Type>
  problems: PolicyProblem[]
  warnings: PolicyProblem[]
}

type Typed = { logic: Logic; type: Type }

const NOTHING: Feel = { form: 'null', type: NULL, from: 0, to: 0 }

/** Problems are collected, not thrown, so that an author sees all of them at once. */
export function logicFromExpression(
  expression: Expression,
  scope: Scope,
  names: Names,
  context: Checking,
): Typed {
  const inner = (part: Expression, within = scope, known = names) =>
    logicFromExpression(part, within, known, context)
  switch (expression.form) {
    case 'literal': {
      const tree = treeFrom(expression.text, 'expression', scope, names, context)
      return { logic: { form: 'feel', tree, text: expression.text.text }, type: tree.type }
    }
    case 'list': {
      const items = expression.items.map((item) => inner(item))
      const type = listOf(items.map((item) => item.type).reduce(either, NULL))
      return { logic: { form: 'list', items: items.map((item) => item.logic) }, type }
    }
    case 'relation': {
      const rows = expression.rows.map((row) => relationRow(expression.columns, row, inner))
      const type = listOf(rows.map((row) => row.type).reduce(either, NULL))
      return { logic: { form: 'list', items: rows.map((row) => row.logic) }, type }
    }
    case 'invocation': {
      const callee = inner(expression.callee)
      const args = expression.bindings.map((binding) => inner(binding.value).logic)
      const type = callee.type.kind === 'function' ? callee.type.result : ANY
      const given = expression.bindings.map((binding) => binding.name)
      return { logic: { form: 'call', callee: callee.logic, args, names: given }, type }
    }
    case 'function': {
      const parameters = expression.parameters.map(({ name, typeRef }): [string, Type] => [
        name,
        typeRef === null ? ANY : (builtInType(typeRef) ?? context.types.get(typeRef) ?? ANY),
      ])
      const within = scopeWith(scope, parameters)
      const body = inner(expression.body, within, withNames(names, parameters))
      const slots = parameters.map(([name]) => ({ name, slot: newSlot(within, name) }))
      const type: Type = {
        kind: 'function',
        parameters: parameters.map(([, one]) => one),
        result: body.type,
      }
      return { logic: { form: 'function', parameters: slots, body: body.logic }, type }
    }
    case 'context':
      return contextLogic(expression, scope, names, context)
    case 'table':
      return tableLogic(expression.table, scope, names, context)
  }
}

function relationRow(
  columns: string[],
  row: Expression,
  inner: (part: Expression) => Typed,
): Typed {
  const cells = row.form === 'list' ? row.items.map((cell) => inner(cell)) : []
  const entries = cells.map((cell, index) => ({
    name: columns[index] ?? '',
    slot: -1,
    value: cell.logic,
  }))
  const fields = new Map(cells.map((cell, index) => [columns[index] ?? '', cell.type]))
  return {
    logic: { form: 'context', entries },
    type: { kind: 'context', fields, name: null, open: false },
  }
}

/** The result is the entry without a name, or else all entries (clause 10.2.1.4). */
function contextLogic(
  expression: Expression & { form: 'context' },
  scope: Scope,
  names: Names,
  context: Checking,
): Typed {
  let within = scope
  let known = names
  let result: Type | null = null
  const fields = new Map<string, Type>()
  const entries = expression.entries.map(({ name, value }) => {
    const typed = logicFromExpression(value, within, known, context)
    if (name === null) {
      result = typed.type
      return { name, slot: -1, value: typed.logic }
    }
    fields.set(name, typed.type)
    within = scopeWith(within, [[name, typed.type]])
    known = withNames(known, [[name, typed.type]])
    return { name, slot: newSlot(within, name), value: typed.logic }
  })
  const type: Type = result ?? { kind: 'context', fields, name: null, open: false }
  return { logic: { form: 'context', entries }, type }
}

function tableLogic(table: Table, scope: Scope, names: Names, context: Checking): Typed {
  const expressionTree = (text: Text) => treeFrom(text, 'expression', scope, names, context)
  const inputs = table.inputs.map((input) => {
    const expression = expressionTree(input.expression)
    const within = scopeWith(scope, [['?', expression.type]])
    return { expression, slot: newSlot(within, '?'), within }
  })
  const rules = table.rules.map((rule) => ({
    id: rule.id,
    tests: rule.inputs.map((cell, index) =>
      treeFrom(cell, 'tests', inputs[index]?.within ?? scope, names, context),
    ),
    results: rule.outputs.map((cell) => (cell.text === '' ? NOTHING : expressionTree(cell))),
  }))
  const outputs = table.outputs.map((output) => ({
    name: output.name,
    priorities: output.values ? textsIn(output.values) : null,
    otherwise: output.otherwise ? expressionTree(output.otherwise) : null,
  }))
  const plan: TablePlan = {
    id: table.id,
    hitPolicy: table.hitPolicy,
    aggregation: table.aggregation,
    inputs: inputs.map(({ expression, slot }) => ({ expression, slot })),
    outputs,
    rules,
  }
  const columns = table.outputs.map(({ name }, index): [string, Type] => [
    name,
    rules.map((rule) => rule.results[index]?.type ?? ANY).reduce(either, NULL),
  ])
  const row: Type =
    columns.length === 1
      ? (columns[0]?.[1] ?? ANY)
      : { kind: 'context', fields: new Map(columns), name: null, open: false }
  const many = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(table.hitPolicy)
  const type = table.aggregation ? NUMBER : many ? listOf(row) : row
  return { logic: { form: 'table', table: plan }, type }
}

/** The order of the allowed output values, for the hit policies that rank (clause 8.2.11). */
function textsIn(values: Text): string[] {
  return listedIn(values).map((test) =>
    test.form === 'string' ? test.value : values.text.slice(test.from, test.to),
  )
}

function treeFrom(
  written: Text,
  kind: 'expression' | 'tests',
  scope: Scope,
  names: Names,
  context: Checking,
): Feel {
  const { text, at } = written
  const known = spacedNames([...names].map(([name, { type }]) => [name, type]))
  try {
    const tree = kind === 'tests' ? testsFromText(text, known) : expressionFromText(text, known)
    check(tree, scope, (message, part) =>
      context.warnings.push(problemAt(context.source, at, message, part.from)),
    )
    return tree
  } catch (error) {
    if (!(error instanceof FeelError)) throw error
    context.problems.push(problemAt(context.source, at, error.message, error.span.from))
    return { ...NOTHING, type: kind === 'tests' ? BOOLEAN : ANY }
  }
}

function withNames(names: Names, more: [string, Type][]): Names {
  return new Map([...names, ...more.map(([name, type]) => [name, { type }] as const)])
}
