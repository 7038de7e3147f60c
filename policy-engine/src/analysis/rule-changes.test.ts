import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { differences } from '../dmn/differences.ts'
import { editTableCell } from '../dmn/edit-table-cell.ts'
import { parametersOn } from '../parameters/parameters-on.ts'
import { aFamily, decideFor, ROWS, seedText } from '../testing/a-household.ts'
import { aModel, anInput } from '../testing/a-model.ts'
import { aTable, type TableRows } from '../testing/a-table.ts'
import { type RuleChange, ruleChanges } from './rule-changes.ts'

const ON = '2025-06-01'
const XML = seedText('policies/subsistence-allowance.dmn')
const parameters = parametersOn(ROWS, { place: '330113', on: ON })

function changesTo(xml: string, households = [aFamily(150_000)]): RuleChange[] {
  return ruleChanges(compile(XML), compile(xml), { parameters, on: ON, households })
}

/** The example is worth something only if both versions, asked alone, answer as it says. */
function expectHolds({ example }: RuleChange, xml: string): void {
  const [before, after] = [XML, xml].map((text) => decideFor(compile(text), example?.facts ?? {}))
  expect([before?.outcome, before?.amountFen]).toEqual([
    example?.before.outcome,
    example?.before.amountFen,
  ])
  expect([after?.outcome, after?.amountFen]).toEqual([
    example?.after.outcome,
    example?.after.amountFen,
  ])
  expect([before?.outcome, before?.amountFen, before?.outputs]).not.toEqual([
    after?.outcome,
    after?.amountFen,
    after?.outputs,
  ])
}

const AGE = { inputs: [{ name: 'age', type: 'number' }] }
const changed = (before: TableRows, after: TableRows) => differences(aTable(before), aTable(after))

describe('what differs between two versions', () => {
  it('is a cell, in words of both languages', () => {
    const before = { ...AGE, rows: [['< 18', '1']] }
    expect(changed(before, { ...AGE, rows: [['<= 18', '1']] })).toMatchObject([
      {
        kind: 'cell',
        rule: 'r1',
        row: 1,
        sentence: {
          zh: '表“answer”第1行的“age”由 < 18 改为 <= 18。',
          en: 'Row 1 of answer: age changes from < 18 to <= 18.',
        },
      },
    ])
  })
  it('is a row added, removed or moved, said once', () => {
    const rows = (...numbers: number[]) => numbers.map((one) => [String(one), String(one)])
    const xml = (...numbers: number[]) =>
      aTable({ ...AGE, rows: rows(...numbers) }).replaceAll(
        /<rule id="r\d+"><inputEntry><text>(\d+)/g,
        '<rule id="row$1"><inputEntry><text>$1',
      )
    const kinds = (before: string, after: string) =>
      differences(before, after).map(({ kind, rule }) => `${kind} ${rule}`)
    expect(kinds(xml(1, 2), xml(1, 2, 3))).toEqual(['rowAdded row3'])
    expect(kinds(xml(1, 2, 3), xml(1, 3))).toEqual(['rowRemoved row2'])
    expect(kinds(xml(1, 2, 3, 4), xml(4, 1, 2, 3))).toEqual(['rowMoved row4'])
  })
  it('is a hit policy or a column', () => {
    const before = { ...AGE, rows: [['1', '1']] }
    const inputs = [...AGE.inputs, { name: 'size', type: 'number' }]
    const found = changed(before, { hitPolicy: 'FIRST', inputs, rows: [['1', '-', '1']] })
    expect(found.map(({ kind }) => kind)).toEqual(['hitPolicy', 'columnAdded', 'elementAdded'])
  })
  it('is an expression, with the parameters of the law that it reads', () => {
    const xml = XML.replace('parameters.dibao.moneyAssetYears', 'parameters.dibao.otherYears')
    expect(differences(XML, xml)).toMatchObject([
      {
        kind: 'expression',
        name: 'moneyAssetsLimitFen',
        parameters: ['dibao.moneyAssetYears', 'dibao.otherYears'],
      },
    ])
  })
  it('is a type, a name, or an element that comes or goes', () => {
    const inputs = (...all: string[]) => aModel(all.join(''))
    expect(
      differences(inputs(anInput('a', 'number')), inputs(anInput('a', 'string'))),
    ).toMatchObject([{ kind: 'type', from: 'number', to: 'string' }])
    const kinds = (before: string, after: string) =>
      differences(before, after).map(({ kind, name }) => `${kind} ${name}`)
    expect(kinds(inputs(anInput('a')), inputs(anInput('a'), anInput('b')))).toEqual([
      'elementAdded b',
    ])
    expect(kinds(inputs(anInput('a'), anInput('b')), inputs(anInput('a')))).toEqual([
      'elementRemoved b',
    ])
    expect(kinds(XML, XML.replace('"TWO_WHEEL", "BOAT"', '"BOAT"'))).toEqual(['type tVehicleKind'])
  })
  it('is nothing between a version and itself', () => {
    expect(differences(XML, XML)).toEqual([])
  })
})

describe('an example of a change', () => {
  it('stands exactly at the border that moved', () => {
    const xml = XML.replace(
      'countableIncomeFen &lt; incomeLimitFen',
      'countableIncomeFen &lt;= incomeLimitFen',
    )
    const [change] = changesTo(xml)
    expect(change?.example).toMatchObject({
      before: { outcome: 'notEligible' },
      after: { outcome: 'eligible', amountFen: 0 },
    })
    expectHolds(change as RuleChange, xml)
  })
  it('is found where another figure decides', () => {
    const xml = XML.replace('standardFen * 12 * parameters', 'standardFen * 11 * parameters')
    const [change] = changesTo(xml)
    expect(change?.example?.moved.map(({ path }) => path)).toEqual(['household.moneyAssetsFen'])
    expectHolds(change as RuleChange, xml)
  })
  it('is found for each of several changes', () => {
    const cells = [
      { rule: 'row_noVehicle_false', text: '"needsPerson"' },
      { rule: 'row_homesFit_false', text: '"needsPerson"' },
    ]
    const xml = cells.reduce(
      (text, { rule, text: cell }) =>
        editTableCell(text, {
          tableId: 'outcome_table',
          ruleId: rule,
          column: 'outcome',
          text: cell,
        }),
      XML,
    )
    const found = changesTo(xml)
    expect(found.map(({ example }) => [example?.before.reason, example?.after.outcome])).toEqual([
      ['FAIL_VEHICLE', 'needsPerson'],
      ['FAIL_HOME', 'needsPerson'],
    ])
    for (const one of found) expectHolds(one, xml)
  })
  it('is found for a parameter of the law, by its name', () => {
    const row = parameters['dibao.moneyAssetYears']
    const policy = compile(XML)
    const parametersAfter = {
      ...parameters,
      'dibao.moneyAssetYears': { ...row, value: 2 } as never,
    }
    const input = { parameters, parametersAfter, on: ON, households: [aFamily(150_000)] }
    const [change, ...others] = ruleChanges(policy, policy, input)
    expect(others).toEqual([])
    expect(change).toMatchObject({
      kind: 'parameter',
      name: 'dibao.moneyAssetYears',
      sentence: { zh: '参数“dibao.moneyAssetYears”由 4 改为 2。' },
      example: {
        before: { outcome: 'eligible' },
        after: { outcome: 'notEligible', reason: 'FAIL_ASSET' },
      },
    })
  })
  it('is not looked for where a note changed, and not claimed where nothing differs', () => {
    const note = editTableCell(XML, {
      tableId: 'outcome_table',
      ruleId: 'row_eligible',
      column: 'article',
      text: '第一条',
    })
    const same = XML.replace('standardFen * householdSize', 'householdSize * standardFen')
    for (const xml of [note, same]) {
      expect(changesTo(xml)).toMatchObject([{ example: null }])
    }
  })
  it('is made from plain facts when no household is known', () => {
    const xml = XML.replace(
      'countableIncomeFen &lt; incomeLimitFen',
      'countableIncomeFen &lt;= incomeLimitFen',
    )
    const [change] = changesTo(xml, [])
    expect(change?.example).not.toBeNull()
    expectHolds(change as RuleChange, xml)
  })
})
