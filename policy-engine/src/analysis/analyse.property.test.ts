import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelFromXml } from '../dmn/model-from-xml.ts'
import type { Json, JsonObject } from '../json.ts'
import { planFromModel } from '../plan/plan-from-model.ts'
import { deciding } from '../testing/a-model.ts'
import { aTable, type TableRows } from '../testing/a-table.ts'
import { analyse } from './analyse.ts'
import type { Finding } from './finding.ts'

/** What a column may hold, what its cells may say, and values that fall on and beside every cell. */
const COLUMNS = {
  number: {
    cells: [
      '-',
      '1',
      '< 1',
      '<= 2',
      '> 2',
      '>= 3',
      '[1..3)',
      '(1..3]',
      '1, 5',
      'not(2)',
      'null',
      'not(< 2)',
      '? > 1 and ? != 3',
      '? = null or ? < 2',
      '[3..1]',
      'null, > 5',
    ],
    values: [0, 1, 1.5, 2, 2.5, 3, 4, 5, 6, null],
  },
  string: {
    cells: ['-', '"A"', '"A", "B"', 'not("A")', 'not("B", "C")', 'null', '"C"'],
    values: ['A', 'B', 'C', 'other', null],
  },
  boolean: {
    cells: ['-', 'true', 'false', 'null', 'not(true)', 'true, null', 'false, true'],
    values: [true, false, null],
  },
  date: {
    cells: [
      '-',
      'date("2026-01-01")',
      '< date("2026-01-02")',
      '>= date("2026-01-02")',
      '[date("2026-01-01")..date("2026-01-03")]',
      'null',
    ],
    values: ['2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', null],
  },
} as const

type ColumnType = keyof typeof COLUMNS

const someTable = fc
  .array(fc.constantFrom<ColumnType>('number', 'string', 'boolean', 'date'), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((types) => {
    const row = fc.tuple(...types.map((type) => fc.constantFrom<string>(...COLUMNS[type].cells)))
    return fc.record({
      types: fc.constant(types),
      rows: fc.array(row, { minLength: 1, maxLength: 6 }),
    })
  })

type Tested = { types: ColumnType[]; rows: string[][] }

function tableOf({ types, rows }: Tested, hitPolicy: string): TableRows {
  const inputs = types.map((type, index) => ({ name: `c${index}`, type }))
  return { hitPolicy, inputs, rows: rows.map((cells, row) => [...cells, String(row)]) }
}

function findingsOn(table: TableRows): Finding[] {
  const model = modelFromXml(aTable(table), 'test.dmn')
  return analyse({ model, plan: planFromModel(model).plan })
}

/** Every combination of values, with the rows that the engine itself finds to fit. */
function everyCase(tested: Tested): { values: Json[]; fitting: number[] }[] {
  const rowsThatFit = deciding(aTable(tableOf(tested, 'COLLECT')), 'answer')
  const combined = tested.types.reduce<Json[][]>(
    (before, type) =>
      before.flatMap((values) => COLUMNS[type].values.map((one) => [...values, one])),
    [[]],
  )
  const asked = combined.map((values) =>
    Object.fromEntries(values.map((one, at) => [`c${at}`, one])),
  )
  return asked.map((facts, at) => ({
    values: combined[at] ?? [],
    fitting: rowsThatFit(facts as JsonObject) as number[],
  }))
}

/** Null counts where a cell of the column says null; texts that no cell names never count. */
function isAsked(tested: Tested, values: Json[]): boolean {
  return values.every((value, column) => {
    const cells = tested.rows.map((row) => row[column] ?? '').filter((cell) => cell !== '-')
    if (cells.length === 0) return value !== null
    if (value === null) return cells.some((cell) => cell.includes('null'))
    const names = cells.join()
    const named = /"[ABC]"/.test(names)
    return tested.types[column] !== 'string' || !named || names.includes(`"${value}"`)
  })
}

const rowsOf = (finding: Finding) => finding.rows.map(({ number }) => number - 1)

describe('for any small table', () => {
  it('gaps are exactly the values that no row answers', () => {
    fc.assert(
      fc.property(someTable, (tested) => {
        const gaps = findingsOn(tableOf(tested, 'UNIQUE')).filter(({ kind }) => kind === 'gap')
        const free = everyCase(tested).filter(
          ({ values, fitting }) => fitting.length === 0 && isAsked(tested, values),
        )
        expect(gaps.length > 0).toBe(free.length > 0)
        const rowsThatFit = deciding(aTable(tableOf(tested, 'COLLECT')), 'answer')
        for (const { example } of gaps) {
          const facts = Object.fromEntries(
            (example ?? []).map(({ column, value }) => [column, value]),
          )
          expect(rowsThatFit(facts)).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('overlaps are exactly the pairs of rows that fit together somewhere', () => {
    fc.assert(
      fc.property(someTable, (tested) => {
        const found = new Set<string>()
        for (const finding of findingsOn(tableOf(tested, 'UNIQUE'))) {
          if (finding.kind === 'overlap') for (const pair of pairs(rowsOf(finding))) found.add(pair)
        }
        const real = new Set(everyCase(tested).flatMap(({ fitting }) => pairs(fitting)))
        expect([...found].sort()).toEqual([...real].sort())
      }),
      { numRuns: 150 },
    )
  })

  it('conflicts under ANY are exactly the pairs that fit together with different results', () => {
    fc.assert(
      fc.property(someTable, (tested) => {
        const table = tableOf(tested, 'ANY')
        const parity = table.rows.map((cells, row) => cells.with(-1, String(row % 2)))
        const found = new Set<string>()
        for (const finding of findingsOn({ ...table, rows: parity })) {
          if (finding.kind === 'conflict')
            for (const pair of pairs(rowsOf(finding))) found.add(pair)
        }
        const real = new Set(everyCase(tested).flatMap(({ fitting }) => pairs(fitting)))
        const differing = [...real].filter((pair) => {
          const [one, other] = pair.split(' ').map(Number)
          return (one ?? 0) % 2 !== (other ?? 0) % 2
        })
        expect([...found].sort()).toEqual(differing.sort())
      }),
      { numRuns: 150 },
    )
  })

  it('masked rows under PRIORITY are exactly those that fit somewhere and never win', () => {
    fc.assert(
      fc.property(someTable, fc.shuffledSubarray([0, 1, 2, 3, 4, 5]), (tested, order) => {
        const outputs = [{ name: 'result', values: order.join(', ') || '9' }]
        const table = { ...tableOf(tested, 'PRIORITY'), outputs }
        const masked = findingsOn(table).filter(({ kind }) => kind === 'masked')
        const rank = (row: number) => (order.includes(row) ? order.indexOf(row) : order.length)
        const winner = (fitting: number[]) =>
          [...fitting].sort((one, other) => rank(one) - rank(other) || one - other)[0]
        const cases = everyCase(tested).map(({ fitting }) => fitting)
        const real = tested.rows.flatMap((_, row) => {
          const fits = cases.some((fitting) => fitting.includes(row))
          return fits && !cases.some((fitting) => winner(fitting) === row) ? [row] : []
        })
        expect(masked.flatMap(rowsOf).sort()).toEqual(real)
      }),
      { numRuns: 150 },
    )
  })

  it('rows that never fit are exactly those that no value fits', () => {
    fc.assert(
      fc.property(someTable, (tested) => {
        const never = findingsOn(tableOf(tested, 'FIRST')).filter(
          ({ kind }) => kind === 'neverFits',
        )
        const cases = everyCase(tested).map(({ fitting }) => fitting)
        const real = tested.rows.flatMap((_, row) =>
          cases.some((fitting) => fitting.includes(row)) ? [] : [row],
        )
        expect(never.flatMap(rowsOf).sort()).toEqual(real)
      }),
      { numRuns: 100 },
    )
  })

  it('masked rows are exactly those that fit somewhere and never first', () => {
    fc.assert(
      fc.property(someTable, (tested) => {
        const masked = findingsOn(tableOf(tested, 'FIRST')).filter(({ kind }) => kind === 'masked')
        const cases = everyCase(tested).map(({ fitting }) => fitting)
        const real = tested.rows.flatMap((_, row) => {
          const fits = cases.some((fitting) => fitting.includes(row))
          return fits && !cases.some(([first]) => first === row) ? [row] : []
        })
        expect(masked.flatMap(rowsOf).sort()).toEqual(real)
      }),
      { numRuns: 150 },
    )
  })
})

function pairs(rows: readonly number[]): string[] {
  return rows.flatMap((one, at) => rows.slice(at + 1).map((other) => `${one} ${other}`))
}
