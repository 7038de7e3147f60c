import { describe, expect, it } from 'vitest'
import { ROWS } from '../testing/a-household.ts'
import { parameterProblems } from './check-parameters.ts'
import { type ParameterRow, parametersOn } from './parameters-on.ts'

const row = (place: string, from: string, to: string | null, value: number): ParameterRow => ({
  name: 'dibao.standardFen',
  value,
  unit: 'fen/person/month',
  place,
  from,
  to,
  source: 'test',
  article: 'test',
})
const standard = (rows: ParameterRow[], place: string, on: string) =>
  parametersOn(rows, { place, on })['dibao.standardFen']?.value

describe('a parameter', () => {
  it.each([
    ['2021-06-01', 110_200],
    ['2022-09-30', 110_200],
    ['2022-10-01', 121_600],
    ['2023-07-30', 121_600],
    ['2023-07-31', 125_900],
    ['2025-01-22', 125_900],
    ['2025-01-23', 130_100],
  ])('on %s the standard is %i fen', (on, fen) => {
    expect(standard(ROWS, '330113', on)).toBe(fen)
  })
  it('is inherited from the city and the province, and the nearest place wins', () => {
    const rows = [row('33', '2025-01-01', null, 1), row('3301', '2025-01-01', null, 2)]
    expect(standard(rows, '330113', '2025-06-01')).toBe(2)
    expect(standard(rows, '330200', '2025-06-01')).toBe(1)
    expect(standard(rows, '440100', '2025-06-01')).toBe(undefined)
    expect(standard([...rows, row('330113', '2025-01-01', null, 3)], '330113', '2025-06-01')).toBe(
      3,
    )
  })
  it('ends the day before its `to`', () => {
    const rows = [row('33', '2025-01-01', '2025-02-01', 1)]
    expect(standard(rows, '330113', '2025-01-31')).toBe(1)
    expect(standard(rows, '330113', '2025-02-01')).toBe(undefined)
  })
})

describe('the published parameters', () => {
  it('have no overlaps, wrong units or missing sources', () => {
    expect(parameterProblems(ROWS)).toEqual([])
  })
  it('that are only examples stand in the demo district', () => {
    for (const { name, place, example } of ROWS) {
      if (example) expect([name, place]).toEqual([name, '330113'])
    }
  })
})
