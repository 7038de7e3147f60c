import { describe, expect, it } from 'vitest'
import { editTableCell } from '../dmn/edit-table-cell.ts'
import { ROWS, seedText, theParameters, thePolicies, theWords } from '../testing/a-household.ts'
import type { PolicyWords } from '../trace/words.ts'
import { type CasesFile, runCases } from './run-cases.ts'

const casesOf = (id: string): CasesFile => JSON.parse(seedText(`policies/${id}.cases.json`))
const inputFor = (id: string) => ({
  xml: seedText(`policies/${id}.dmn`),
  words: theWords(id),
  parameters: ROWS,
  cases: casesOf(id),
  file: id,
})

describe.each(thePolicies())('%s', (id) => {
  it('every worked example comes out as the law says', () => {
    expect(runCases(inputFor(id))).toMatchObject({ failed: 0, failures: [] })
  })

  it('every row of the outcome table is reached by a case', () => {
    expect(runCases(inputFor(id)).rowsNotCovered).toEqual([])
  })

  it('every Chinese sentence is short', () => {
    for (const text of chineseIn(theWords(id))) {
      expect(text.replaceAll(/\{\w+\}/g, '').length, text).toBeLessThanOrEqual(30)
      expect(text).not.toMatch(/无权|不得|予以|须知/)
    }
  })

  it('does not load when the model is not a policy', () => {
    const input = inputFor(id)
    const xml = input.xml.replaceAll('name="outcome"', 'name="result"')
    expect(() => runCases({ ...input, xml })).toThrow('no decision is named outcome')
  })
  it('does not load when a word is missing in one language', () => {
    const words = structuredClone(theWords(id)) as PolicyWords
    words.outcomes.eligible.en = ''
    expect(() => runCases({ ...inputFor(id), words })).toThrow(/outcomes\.eligible\.en is missing/)
  })
})

it.each([true, false])(
  'names the parameters that a real district has yet to set, whether examples stand in for them or not',
  (real) => {
    const input = { ...inputFor('emergency-aid'), parameters: theParameters(real) }
    expect(runCases(input).parametersWithoutValue).toEqual(
      expect.arrayContaining([
        'income.disposablePerHeadYearFen',
        'temp.sameCauseWindowMonths',
        'temp.townCapMultiple',
      ]),
    )
  },
)

describe('loading refuses', () => {
  const input = inputFor('subsistence-allowance')

  it('a row without an article, and says where', () => {
    const edit = {
      tableId: 'outcome_table',
      ruleId: 'row_noVehicle_false',
      column: 'article',
      text: '',
    }
    const xml = editTableCell(input.xml, edit)
    expect(() => runCases({ ...input, xml })).toThrow(
      /subsistence-allowance\.dmn:\d+:\d+ \(row_noVehicle_false\): this row names no article/,
    )
  })

  it('parameters whose dates overlap', () => {
    const [first] = ROWS.filter(({ name }) => name === 'dibao.standardFen')
    const parameters = first ? [...ROWS, { ...first, from: '2022-01-01', to: null }] : []
    expect(() => runCases({ ...input, parameters })).toThrow(/dibao\.standardFen .*overlap/)
  })

  it('a parameter in the wrong unit', () => {
    const parameters = ROWS.map((row) =>
      row.name === 'dibao.standardFen' ? { ...row, unit: 'm2' } : row,
    )
    expect(() => runCases({ ...input, parameters })).toThrow(/the unit must be fen, not m2/)
  })

  it('a case that names an input which does not exist', () => {
    const cases = structuredClone(input.cases)
    const [first] = cases.cases
    if (first) first.facts = { ...first.facts, houshold: {} }
    expect(() => runCases({ ...input, cases })).toThrow(/there is no input houshold/)
  })

  it('a case without an article', () => {
    const cases = structuredClone(input.cases)
    if (cases.cases[0]) cases.cases[0].article = ''
    expect(() => runCases({ ...input, cases })).toThrow(/names no article/)
  })
})

it('a failing case says what was expected and what came', () => {
  const input = inputFor('subsistence-allowance')
  const cases = structuredClone(input.cases)
  if (cases.cases[0]) cases.cases[0].expect = { outcome: 'eligible', amountFen: 1 }
  expect(runCases({ ...input, cases }).failures).toEqual([
    {
      name: 'D1: three people, 500 yuan a head',
      message: 'amountFen: expected 1, found 240300 (ELIGIBLE)',
    },
  ])
})

function chineseIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'zh' && typeof inner === 'string' ? [inner] : chineseIn(inner),
  )
}
