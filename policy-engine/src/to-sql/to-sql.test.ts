import { describe, expect, it } from 'vitest'
import { NotScalarError } from '../plan/scalar/scalar.ts'
import { aSmallPolicy, someParameters } from '../testing/a-small-policy.ts'
import type { SqlTables } from './tables.ts'
import { keyRanges, toSql } from './to-sql.ts'

// That Postgres gives the same answers is tested where a Postgres is: seeds/cases.

const ON = '2025-06-01'

function aPolicy() {
  return aSmallPolicy({
    inputs: { incomeFen: 'number', kind: 'string' },
    conditions: {
      below: 'incomeFen < parameters.limitFen',
      kind1: 'kind = "O\'Brien\\"; DROP TABLE x"',
    },
    amountFen: 'parameters.limitFen - incomeFen',
  })
}

const TABLES: SqlTables = {
  households: { table: 'own"er.house"holds', key: 'id' },
  lists: {},
  facts: {
    incomeFen: { column: 'income"; DROP TABLE x; --', nullable: true },
    kind: { column: 'kind', nullable: true },
  },
}

describe('the statement of a policy', () => {
  const given = { parameters: someParameters({ limitFen: 130_100 }), on: ON }

  it('holds no text and no amount of a rule or parameter: they are given when it runs', () => {
    const { text, values } = toSql(aPolicy(), { ...given, tables: TABLES })
    expect(text).not.toContain('Brien')
    expect(text).not.toContain('130100')
    expect(values).toEqual(expect.arrayContaining([130_100, 'O\'Brien"; DROP TABLE x']))
  })

  it('quotes every name it is told', () => {
    const { text } = toSql(aPolicy(), { ...given, tables: TABLES })
    expect(text).toContain('"own""er"."house""holds"')
    expect(text).toContain('"income""; DROP TABLE x; --"')
  })

  it.each(['\\u0000', '\\uD800'])('refuses the text %s, which no database can hold', (text) => {
    const policy = aSmallPolicy({
      inputs: { kind: 'string' },
      conditions: { odd: `kind = "a${text}"` },
      amountFen: '1',
    })
    expect(() => toSql(policy, { parameters: {}, on: ON, tables: TABLES })).toThrow(NotScalarError)
  })

  it('knows no fact by a name that every object has', () => {
    const policy = aSmallPolicy({
      inputs: { constructor: 'number' },
      conditions: { told: 'constructor > 0' },
      amountFen: '1',
    })
    const write = () => toSql(policy, { parameters: {}, on: ON, tables: TABLES })
    expect(write).toThrow('where constructor lies is not described')
  })

  it('says which fact has no place', () => {
    const { kind, ...facts } = TABLES.facts
    expect(kind).toBeDefined()
    expect(() => toSql(aPolicy(), { ...given, tables: { ...TABLES, facts } })).toThrow(
      'where kind lies is not described',
    )
  })

  it('is the same text for the same policy', () => {
    const write = () => toSql(aPolicy(), { ...given, tables: TABLES }).text
    expect(write()).toBe(write())
  })
})

describe('key ranges', () => {
  it('cover every key once', () => {
    expect(keyRanges(1, 10, 3)).toEqual([
      [1, 4],
      [5, 8],
      [9, 10],
    ])
    expect(keyRanges(5, 5, 4)).toEqual([[5, 5]])
  })
})
