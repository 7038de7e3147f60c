/** A decision table → its plan (OMG DMN 1.5 chapter 8). */
import type { HitPolicy, Table, Text } from '../dmn/model.ts'
import { newProblems } from '../dmn/problems.ts'
import { newSlot } from '../feel/scope.ts'
import type { Feel } from '../feel/tree.ts'
import { BOOLEAN, either, listOf, NULL, NUMBER, type Type } from '../feel/type.ts'
import { checkedText, declaredType, NOTHING, type Place, placeWith } from './checked-text.ts'
import type { TablePlan } from './plan.ts'

/** An empty input cell is as good as a dash. */
const ANYTHING: Feel = { form: 'any', type: BOOLEAN, from: 0, to: 0 }

const OF_MANY: readonly HitPolicy[] = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER']

export function tableFromModel(table: Table, place: Place): { plan: TablePlan; type: Type } {
  const inputs = table.inputs.map(({ expression, typeRef, values }) => {
    const subject = checkedText(expression, 'expression', place)
    const declared = declaredType({ typeRef }, expression.at, place)
    const type = declared.kind === 'any' ? subject.type : declared
    const within = placeWith(place, [['?', type]])
    return {
      expression: subject,
      type: declared,
      slot: newSlot(within.scope, '?'),
      values: values && values.text !== '' ? checkedText(values, 'tests', within) : null,
      within,
      tests: cellsOf('tests', within),
    }
  })
  const outputs = table.outputs.map((output) => ({
    name: output.name,
    type: declaredType(output, table.at, place),
    priorities: output.values
      ? listedIn(checkedText(output.values, 'tests', subjectOf(place)))
      : listedBy(declaredType(output, table.at, place)),
    otherwise: output.otherwise ? checkedText(output.otherwise, 'expression', place) : null,
    results: cellsOf('expression', place),
  }))
  const rules = table.rules.map((rule) => ({
    id: rule.id,
    tests: rule.inputs.map((cell, column) => inputs[column]?.tests(cell) ?? NOTHING),
    results: rule.outputs.map((cell, column) => outputs[column]?.results(cell) ?? NOTHING),
  }))
  const plan: TablePlan = {
    id: table.id,
    hitPolicy: table.hitPolicy,
    aggregation: table.aggregation,
    inputs: inputs.map(({ tests: _, within: _within, ...input }) => input),
    outputs: outputs.map(({ results: _, ...output }) => output),
    rules,
  }
  placesOfCells.set(plan, { tests: inputs.map(({ within }) => within), results: place })
  return { plan, type: typeOf(plan) }
}

function typeOf({ outputs, rules, aggregation, hitPolicy }: TablePlan): Type {
  const columns = outputs.map(({ name }, index): [string, Type] => [
    name,
    rules.map((rule) => rule.results[index]?.type ?? NULL).reduce(either, NULL),
  ])
  const row: Type =
    columns.length === 1
      ? (columns[0]?.[1] ?? NULL)
      : { kind: 'context', fields: new Map(columns), name: null, open: false }
  if (aggregation === 'COUNT') return NUMBER
  return OF_MANY.includes(hitPolicy) && !aggregation ? listOf(row) : row
}

/** What the cells of a table may name, kept so that one cell can be read anew. */
const placesOfCells = new WeakMap<TablePlan, { tests: Place[]; results: Place }>()

/** One cell of a table read anew: `column` counts inputs, then outputs. */
export type CellText = { row: number; column: number; text: Text }

/**
 * The plan of a table with another cell, and how many slots it needs now. Null when the cell is not
 * as simple to exchange: it has a problem, or gives another type than the one it replaces.
 */
export function tableWithCell(
  plan: TablePlan,
  { row, column, text }: CellText,
): { plan: TablePlan; slots: number } | null {
  const places = placesOfCells.get(plan)
  const rule = plan.rules[row]
  const output = column - plan.inputs.length
  const before = output < 0 ? rule?.tests[column] : rule?.results[output]
  const place = output < 0 ? places?.tests[column] : places?.results
  if (!places || !place || !rule || !before) return null
  const own = { ...place, problems: newProblems(), warnings: newProblems() }
  const tree = cellsOf(output < 0 ? 'tests' : 'expression', own)(text)
  const faulty = own.problems.count() + own.warnings.count() > 0
  if (faulty || (output >= 0 && !sameSimpleType(tree.type, before.type))) return null
  const changed =
    output < 0
      ? { ...rule, tests: rule.tests.with(column, tree) }
      : { ...rule, results: rule.results.with(output, tree) }
  const next = { ...plan, rules: plan.rules.with(row, changed) }
  placesOfCells.set(next, places)
  return { plan: next, slots: place.scope.slots.count }
}

function sameSimpleType(one: Type, other: Type): boolean {
  const simple = !['list', 'context', 'function'].includes(one.kind)
  return one === other || (simple && one.kind === other.kind && !one.limits && !other.limits)
}

/** Cells of one column with the same text are one tree: large tables repeat themselves. */
function cellsOf(kind: 'expression' | 'tests', place: Place): (cell: Text) => Feel {
  const known = new Map<string, Feel>()
  return (cell) => {
    if (cell.text === '') return kind === 'tests' ? ANYTHING : NOTHING
    const tree = known.get(cell.text) ?? checkedText(cell, kind, place)
    known.set(cell.text, tree)
    return tree
  }
}

function subjectOf(place: Place): Place {
  return placeWith(place, [['?', { kind: 'any' }]])
}

/** Without output values, the allowed values of the type give the order. */
function listedBy(type: Type): Feel[] | null {
  const limit = type.limits?.at(-1)
  if (limit) return listedIn(limit.tests)
  if (type.kind !== 'string' || !type.values) return null
  return type.values.map((value) => ({ form: 'string', value, type, from: 0, to: 0 }))
}

/** The output values in their order, for the hit policies that rank (clause 8.2.11). */
function listedIn(tests: Feel): Feel[] | null {
  return tests.form === 'tests' && !tests.not ? tests.tests : null
}
