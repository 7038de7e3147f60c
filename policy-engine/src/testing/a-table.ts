/** Models with one decision table, small ones for tests and large ones for measuring. */
import { encoded } from '../dmn/read-xml.ts'
import { aModel, anInput } from './a-model.ts'

export type TableRows = {
  hitPolicy?: string
  /** `type` as in a typeRef; `values` are the allowed values, as unary tests. */
  inputs: { name: string; type?: string; values?: string }[]
  outputs?: { name: string; values?: string; otherwise?: string }[]
  annotations?: string[]
  /** Inputs, outputs and annotations of each row, in this order. */
  rows: string[][]
}

/** One decision named `name`, a table; its rows have the ids `r1`, `r2`, …. */
export function aTable(table: TableRows, name = 'answer'): string {
  const inputs = table.inputs.map(({ name: input, type }) => anInput(input, type))
  return aModel([...inputs, aTableDecision(table, name)].join('\n'))
}

export function aTableDecision(table: TableRows, name: string, requires: string[] = []): string {
  const { hitPolicy = 'UNIQUE', inputs, outputs = [{ name: 'result' }], annotations = [] } = table
  const required = inputs
    .map(
      ({ name: input }) =>
        `<informationRequirement><requiredInput href="#in_${input}"/></informationRequirement>`,
    )
    .concat(
      requires.map(
        (id) =>
          `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`,
      ),
    )
  const heads = [
    ...inputs.map(
      ({ name: input, values }) =>
        `<input><inputExpression><text>${input}</text></inputExpression>${listed('inputValues', values)}</input>`,
    ),
    ...outputs.map(
      ({ name: output, values, otherwise }) =>
        `<output name="${output}">${listed('outputValues', values)}${listed('defaultOutputEntry', otherwise)}</output>`,
    ),
    ...annotations.map((one) => `<annotation name="${one}"/>`),
  ]
  const kinds = [
    ...inputs.map(() => 'inputEntry'),
    ...outputs.map(() => 'outputEntry'),
    ...annotations.map(() => 'annotationEntry'),
  ]
  const rules = table.rows.map((cells, row) => {
    const entries = cells.map((text, cell) => listed(kinds[cell] ?? 'annotationEntry', text))
    return `<rule id="r${row + 1}">${entries.join('')}</rule>`
  })
  return `<decision id="d_${name}" name="${name}"><variable name="${name}"/>
${required.join('\n')}
<decisionTable id="t_${name}" hitPolicy="${hitPolicy}">
${[...heads, ...rules].join('\n')}
</decisionTable></decision>`
}

function listed(element: string, text: string | undefined): string {
  return text === undefined ? '' : `<${element}><text>${encoded(text)}</text></${element}>`
}

/** Repeatable whole numbers below `limit` (a linear congruence, 32 bits). */
function wholeNumbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

/**
 * `ladder`: equality columns and steps of amounts that together leave nothing out, as real tables
 * have them. The other shapes are hard to search: ranges and holes at random, rows that are all
 * one, rows that overlap nearly everywhere, columns that say nothing.
 */
export type LargeShape = 'ladder' | 'ranges' | 'equal' | 'wide' | 'wildcards'

export function aLargeTable(
  shape: LargeShape,
  rows = 1000,
  columns = 8,
  hitPolicy = 'UNIQUE',
): string {
  const whole = wholeNumbers(20260101)
  const range = (width: number): string => {
    const from = whole(100_000)
    return `[${from}..${from + 1 + whole(width)})`
  }
  const texts = shape === 'ladder' ? 3 : 0
  const cells: Record<LargeShape, (row: number, column: number) => string> = {
    ladder: (row, column) => ladderCell(row, column, columns),
    ranges: () => range(60_000),
    equal: (_, column) => `[${column}..100)`,
    wide: () => (whole(10) === 0 ? `> ${whole(10_000)}` : `< ${90_000 + whole(10_000)}`),
    wildcards: (row, column) => (column === row % columns ? range(2_000) : '-'),
  }
  const names = Array.from({ length: columns }, (_, column) => ({
    name: `c${column}`,
    type: column < texts ? 'string' : 'number',
  }))
  return aTable({
    hitPolicy,
    inputs: names,
    rows: Array.from({ length: rows }, (_, row) => [
      ...names.map((_one, column) => cells[shape](row, column)),
      String(row % 50),
    ]),
  })
}

/** Ten places × five kinds × twenty steps of an amount; the other columns say nothing or are open. */
function ladderCell(row: number, column: number, columns: number): string {
  const step = row % 20
  if (column === 0) return `"place ${Math.floor(row / 100)}"`
  if (column === 1) return `"kind ${Math.floor(row / 20) % 5}"`
  if (column === 3) {
    if (step === 0) return '< 1000'
    return step === 19 ? '>= 19000' : `[${step * 1000}..${(step + 1) * 1000})`
  }
  return column === columns - 1 ? '>= 0' : '-'
}
