import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { type CellEdit, editTableCell } from './dmn/edit-table-cell.ts'
import { PolicyError } from './dmn/problem.ts'
import { edited } from './edited.ts'
import { invoke } from './invoke.ts'
import { canonicalJson, type Json } from './json.ts'
import type { Policy } from './policy.ts'
import { aFamily, decideFor, seedText, thePolicy } from './testing/a-household.ts'
import { aLargeTable, aTable } from './testing/a-table.ts'

const HOUSEHOLDS = [
  aFamily(150_000),
  aFamily(390_350),
  aFamily(0, { moneyAssetsFen: null }),
  aFamily(0, { moneyAssetsFen: 99_000_000 }),
  aFamily(0, { vehicles: [{ kind: 'CAR', priceFen: 100, disabilityAid: false }] }),
]

/** Everything that can be seen of a policy, or what was wrong with it. */
function seen(make: () => Policy): Json {
  try {
    const policy = make()
    const { inputs, decisions, tables, problems, warnings, outcome } = policy
    const decided = outcome
      ? HOUSEHOLDS.map((facts) => canonicalJson(decideFor(policy, facts) as never))
      : []
    return JSON.parse(
      JSON.stringify({ inputs, decisions, tables, problems, warnings, outcome, decided }),
    )
  } catch (error) {
    if (error instanceof PolicyError) return error.problems as unknown as Json
    throw error
  }
}

const POLICIES = ['subsistence-allowance', 'emergency-aid'].map(thePolicy)

const someEdit = fc.constantFrom(...POLICIES).chain((policy) => {
  const [table] = policy.tables
  return fc
    .record({
      row: fc.constantFrom(...(table?.rows ?? [])),
      column: fc.constantFrom(...(table?.columns ?? [])),
      text: fc.constantFrom(
        '-',
        'null',
        'false',
        '"eligible"',
        '"needsPerson"',
        '"A & <B>"',
        '',
        ' 12 ',
        'countyVisit',
        'nonsense',
        '1 +',
        '"x" < 1',
        'DB-99',
        '第九条',
        '\u0001',
      ),
    })
    .map(({ row, column, text }) => ({
      policy,
      edit: {
        tableId: table?.id ?? '',
        ruleId: row.id,
        column: column.name,
        kind: column.kind,
        text,
      },
    }))
})

describe('an edited policy', () => {
  it('is the same as the edited text compiled, for any cell and any text', () => {
    fc.assert(
      fc.property(someEdit, ({ policy, edit }) => {
        const xml = policy.model.source.text
        const fresh = seen(() => compile(editTableCell(xml, edit), policy.options))
        expect(seen(() => edited(policy, edit))).toEqual(fresh)
      }),
      { numRuns: 120 },
    )
  })

  it('after many edits holds the text that as many edits of the file give', () => {
    fc.assert(
      fc.property(fc.array(someEdit, { minLength: 2, maxLength: 8 }), (edits) => {
        const [{ policy } = { policy: POLICIES[0] as Policy }] = edits
        let [now, xml] = [policy, policy.model.source.text]
        for (const { edit } of edits.filter((one) => one.policy === policy)) {
          try {
            now = edited(now, edit)
          } catch (error) {
            expect(error).toBeInstanceOf(PolicyError)
            continue
          }
          xml = editTableCell(xml, edit)
        }
        expect(now.model.source.text).toBe(xml)
        expect(seen(() => now)).toEqual(seen(() => compile(xml, policy.options)))
      }),
      { numRuns: 40 },
    )
  })

  it('leaves the policy that it came from as it was', () => {
    const policy = thePolicy('subsistence-allowance')
    const before = seen(() => policy)
    edited(policy, {
      tableId: 'outcome_table',
      ruleId: 'row_eligible',
      column: 'reason',
      text: '"X"',
    })
    expect(seen(() => policy)).toEqual(before)
    expect(policy.model.source.text).toBe(seedText('policies/subsistence-allowance.dmn'))
  })

  it('may have a cell with names of its own', () => {
    const xml = aTable({
      hitPolicy: 'FIRST',
      inputs: [{ name: 'size', type: 'number' }],
      rows: [
        ['< 5', '1'],
        ['-', 'sum(for n in [1, 2] return n)'],
      ],
    })
    const change: CellEdit = {
      tableId: 't_answer',
      ruleId: 'r1',
      column: 'size',
      text: 'some n in [7, 8] satisfies n = ?',
    }
    const policy = edited(compile(xml), change)
    expect([7, 4].map((size) => invoke(policy, 'answer', { size }))).toEqual([1, 3])
  })

  it('of 1,000 rows and 8 columns is ready in a moment', () => {
    for (const shape of ['ladder', 'ranges'] as const) {
      let policy = compile(aLargeTable(shape, 1000, 8, 'FIRST'))
      const start = performance.now()
      for (let row = 1; row <= 20; row += 1) {
        policy = edited(policy, {
          tableId: 't_answer',
          ruleId: `r${row}`,
          column: 'c7',
          text: `< ${row}`,
        })
      }
      expect((performance.now() - start) / 20).toBeLessThan(50)
      expect(policy.tables[0]?.rows[19]?.cells[7]?.text).toBe('< 20')
    }
  })
})
