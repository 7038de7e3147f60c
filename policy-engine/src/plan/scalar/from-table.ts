/** Decision tables: the row that fits is a number, and each output is one of the row's values. */
import type { Feel } from '../../feel/tree.ts'
import type { TablePlan } from '../plan.ts'
import { conforming } from './conforming.ts'
import { either, fromFeel, type Lowering } from './from-feel.ts'
import { compared, scalar } from './numbers.ts'
import { NotScalarError, type Scalar } from './scalar.ts'
import type { Scalars } from './scalars.ts'
import {
  attempted,
  contextTerm,
  type Frame,
  framed,
  type Open,
  scalarOf,
  type Term,
} from './term.ts'
import { cellTest } from './tests.ts'

/** The tests of each row, cell by cell; a row fits when all are true. */
export type TableRows = readonly (readonly Scalar[])[]

export function fromTable(table: TablePlan, frame: Frame, open: Open, context: Lowering): Term {
  const rows = rowsOf(table, frame, open, context)
  const column = (index: number) => () => outputOf(table, rows, index, frame, open, context)
  const [first, ...others] = table.outputs
  if (!first) throw new NotScalarError('a table without outputs')
  if (others.length === 0) return column(0)()
  return contextTerm(
    context.make,
    new Map(table.outputs.map(({ name }, index) => [name, attempted(column(index))])),
  )
}

/** Each cell's test with the column's value in the place of `?`. */
export function rowsOf(table: TablePlan, frame: Frame, open: Open, context: Lowering): TableRows {
  if (table.inputs.some(({ values }) => values))
    throw new NotScalarError('a table that lists its input values')
  const subjects = table.inputs.map(({ expression, slot, type }) => ({
    term: conforming(fromFeel(expression, frame, open, context), type),
    slot,
  }))
  const known = new Map<string, Scalar>()
  return table.rules.map(({ tests }) =>
    tests.map((cell, index) => {
      const subject = subjects[index]
      if (!subject) return context.make.YES
      // Cells repeat: in a column of a thousand rows few are different.
      const key = cellKey(cell, index)
      const found = key === null ? undefined : known.get(key)
      if (found) return found
      const within = framed(frame, subject.slot, subject.term)
      const cellPart = (part: Feel) => fromFeel(part, within, open, context)
      const made = cellTest(context.make, subject.term, cell, cellPart, open)
      if (key !== null) known.set(key, made)
      return made
    }),
  )
}

/** Cells with plain literals only are the same when they are written the same. */
function cellKey(cell: Feel, column: number): string | null {
  if (cell.form === 'any') return `${column} -`
  if (cell.form !== 'tests') return null
  const parts = cell.tests.map(literalKey)
  return parts.every((part) => part !== null) ? `${column} ${cell.not} ${parts.join(',')}` : null
}

function literalKey(test: Feel): string | null {
  if (test.form === 'string') return JSON.stringify(test.value)
  if (test.form === 'number') return test.text
  if (test.form === 'boolean') return String(test.value)
  if (test.form === 'null') return 'null'
  if (test.form === 'test') {
    const right = literalKey(test.right)
    return right === null ? null : `${test.operator} ${right}`
  }
  if (test.form !== 'range' || !test.low || !test.high) return null
  const [low, high] = [literalKey(test.low), literalKey(test.high)]
  if (low === null || high === null) return null
  return `${test.lowClosed ? '[' : '('}${low}..${high}${test.highClosed ? ']' : ')'}`
}

function outputOf(
  table: TablePlan,
  rows: TableRows,
  column: number,
  frame: Frame,
  open: Open,
  context: Lowering,
): Term {
  const { make } = context
  const output = table.outputs[column]
  const value = (tree: Feel | null | undefined) =>
    tree && output
      ? scalarOf(conforming(fromFeel(tree, frame, open, context), output.type))
      : make.NULL
  const results = table.rules.map((rule) => value(rule.results[column]))
  const otherwise = value(output?.otherwise)
  const matches = () => rows.map((tests) => make.and(tests))
  const first = () => make.option(make.firstRow(table.id, rows), [...results, otherwise])
  switch (table.hitPolicy) {
    case 'FIRST':
      return scalar(first())
    case 'UNIQUE': {
      const hits = matches().map((hit) => make.choose(hit, make.constant(1), make.constant(0)))
      const several = make.compare('>', added(make, hits), make.constant(1))
      return either(
        make,
        several,
        () => scalar(make.NULL),
        () => scalar(first()),
      )
    }
    case 'ANY': {
      const picked = first()
      const differs = make.or(
        matches().map((hit, index) => {
          const same = compared(make, '=', scalar(results[index] ?? make.NULL), scalar(picked))
          return make.and([hit, make.not(same)])
        }),
      )
      return either(
        make,
        differs,
        () => scalar(make.NULL),
        () => scalar(picked),
      )
    }
    default:
      throw new NotScalarError(`a table with the hit policy ${table.hitPolicy}`)
  }
}

/** Halves added to halves: a table of thousands of rows must not nest as deep. */
function added(make: Scalars, parts: readonly Scalar[]): Scalar {
  if (parts.length <= 1) return parts[0] ?? make.constant(0)
  const middle = parts.length >> 1
  return make.arithmetic(
    'add',
    added(make, parts.slice(0, middle)),
    added(make, parts.slice(middle)),
  )
}
