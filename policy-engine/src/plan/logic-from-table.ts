/** A decision table → its plan (OMG DMN 1.5 chapter 8). */
import type { HitPolicy, Table, Text } from '../dmn/model.ts'
import { newSlot } from '../feel/scope.ts'
import type { Feel } from '../feel/tree.ts'
import { either, listOf, NULL, NUMBER, type Type } from '../feel/type.ts'
import { checkedText, declaredType, NOTHING, type Place, placeWith } from './checked-text.ts'
import type { TablePlan } from './plan.ts'

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
      tests: cellsOf('tests', within),
    }
  })
  const outputs = table.outputs.map((output) => ({
    name: output.name,
    type: declaredType(output, table.at, place),
    priorities: output.values
      ? listedIn(checkedText(output.values, 'tests', subjectOf(place)))
      : null,
    otherwise: output.otherwise ? checkedText(output.otherwise, 'expression', place) : null,
    results: cellsOf('expression', place),
  }))
  const rules = table.rules.map((rule) => ({
    id: rule.id,
    tests: rule.inputs.map((cell, column) => inputs[column]?.tests(cell) ?? NOTHING),
    results: rule.outputs.map((cell, column) => outputs[column]?.results(cell) ?? NOTHING),
  }))
  const columns = table.outputs.map(({ name }, index): [string, Type] => [
    name,
    rules.map((rule) => rule.results[index]?.type ?? NULL).reduce(either, NULL),
  ])
  const row: Type =
    columns.length === 1
      ? (columns[0]?.[1] ?? NULL)
      : { kind: 'context', fields: new Map(columns), name: null, open: false }
  return {
    plan: {
      id: table.id,
      hitPolicy: table.hitPolicy,
      aggregation: table.aggregation,
      inputs: inputs.map(({ tests: _, ...input }) => input),
      outputs: outputs.map(({ results: _, ...output }) => output),
      rules,
    },
    type: table.aggregation ? NUMBER : OF_MANY.includes(table.hitPolicy) ? listOf(row) : row,
  }
}

/** Cells of one column with the same text are one tree: large tables repeat themselves. */
function cellsOf(kind: 'expression' | 'tests', place: Place): (cell: Text) => Feel {
  const known = new Map<string, Feel>()
  return (cell) => {
    if (kind === 'expression' && cell.text === '') return NOTHING
    const tree = known.get(cell.text) ?? checkedText(cell, kind, place)
    known.set(cell.text, tree)
    return tree
  }
}

function subjectOf(place: Place): Place {
  return placeWith(place, [['?', { kind: 'any' }]])
}

/** The output values in their order, for the hit policies that rank (clause 8.2.11). */
function listedIn(tests: Feel): Feel[] | null {
  return tests.form === 'tests' && !tests.not ? tests.tests : null
}
