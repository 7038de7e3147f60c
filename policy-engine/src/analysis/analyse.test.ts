import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { modelFromXml } from '../dmn/model-from-xml.ts'
import { planFromModel } from '../plan/plan-from-model.ts'
import { seedText, thePolicy, theWords } from '../testing/a-household.ts'
import { aModel, anInput } from '../testing/a-model.ts'
import { aTable, aTableDecision, type TableRows } from '../testing/a-table.ts'
import { analyse } from './analyse.ts'
import type { Finding } from './finding.ts'
import { findingInWords } from './sentences.ts'

const ofXml = (xml: string): Finding[] => {
  const model = modelFromXml(xml, 'test.dmn')
  return analyse({ model, plan: planFromModel(model).plan })
}
const findings = (table: TableRows) => ofXml(aTable(table))
const kinds = (table: TableRows) => findings(table).map(({ kind }) => kind)
const first = (kind: Finding['kind'], table: TableRows) =>
  findings(table).find((one) => one.kind === kind)

const AGE = [{ name: 'age', type: 'number' }]
const KIND = [{ name: 'kind', type: 'string' }]
const STEPS = [
  ['< 18', '"child"'],
  ['[18..60)', '"adult"'],
  ['>= 60', '"elder"'],
]

describe('gaps', () => {
  it('a table of steps that touch has none', () => {
    expect(findings({ inputs: AGE, rows: STEPS }).map(({ kind }) => kind)).toEqual([
      'unknownNotAnswered',
      'missingDefault',
    ])
  })
  it('names where nothing fits, with an example, in both languages', () => {
    const gap = first('gap', { inputs: AGE, rows: [...STEPS.slice(0, 2), ['> 60', '"elder"']] })
    expect(gap).toMatchObject({
      severity: 'warning',
      element: 't_answer',
      region: [{ column: 'age', tests: '60' }],
      example: [{ column: 'age', value: 60 }],
      sentence: {
        zh: '表“answer”没有规则回答：age 60。例如age = 60。',
        en: 'No row of answer fits age 60. For example age = 60.',
      },
    })
  })
  it('that lie side by side are one', () => {
    const gaps = findings({
      inputs: AGE,
      rows: [
        ['1', '1'],
        ['4', '2'],
        ['> 4', '3'],
      ],
    })
    expect(gaps.filter(({ kind }) => kind === 'gap').map(({ region }) => region[0]?.tests)).toEqual(
      ['< 1, (1..4)'],
    )
  })
  it('between two days that follow each other there is none', () => {
    const inputs = [{ name: 'day', type: 'date' }]
    const rows = [
      ['<= date("2026-01-31")', '1'],
      ['>= date("2026-02-01")', '2'],
    ]
    expect(kinds({ inputs, rows })).not.toContain('gap')
  })
  it('between two whole numbers of fen there is nothing that anybody has', () => {
    const inputs = [{ name: 'incomeFen', type: 'number' }]
    const rows = [
      ['<= 100', '1'],
      ['>= 101', '2'],
    ]
    expect(first('gap', { inputs, rows })?.severity).toBe('information')
  })
  it('texts that no cell names are not asked for, allowed values are', () => {
    const rows = [['"A"', '1']]
    expect(kinds({ inputs: KIND, rows })).not.toContain('gap')
    const closed = [{ name: 'kind', type: 'string', values: '"A", "B"' }]
    expect(first('gap', { inputs: closed, rows })?.region).toEqual([
      { column: 'kind', tests: '"B"' },
    ])
  })
  it('all texts but some are told as such', () => {
    const inputs = [...KIND, ...AGE]
    const rows = [
      ['"A"', '-', '1'],
      ['not("A")', '< 5', '2'],
    ]
    expect(first('gap', { inputs, rows: [...rows, ['"B"', '>= 5', '3']] })).toBeUndefined()
    const overlap = first('overlap', { inputs, rows: [...rows, ['not("A")', '< 2', '3']] })
    expect(overlap?.region).toEqual([
      { column: 'kind', tests: 'not("A")' },
      { column: 'age', tests: '< 2' },
    ])
  })
  it('null is asked for where a cell speaks of null', () => {
    const inputs = [{ name: 'fits', type: 'boolean' }]
    const rows = [
      ['true', '1'],
      ['false', '2'],
    ]
    expect(kinds({ inputs, rows })).toEqual(['unknownNotAnswered', 'missingDefault'])
    expect(kinds({ inputs, rows: [...rows, ['null', '3']] })).not.toContain('gap')
    expect(
      kinds({
        inputs,
        rows: [
          ['true', '1'],
          ['null', '3'],
        ],
      }),
    ).toContain('gap')
  })
  it.each(['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'])(
    '%s has none: no row is a result',
    (hitPolicy) => {
      expect(kinds({ hitPolicy, inputs: AGE, rows: STEPS.slice(1) })).not.toContain('gap')
    },
  )
  it('a default answers everything', () => {
    const outputs = [{ name: 'result', otherwise: '"none"' }]
    expect(kinds({ inputs: AGE, outputs, rows: STEPS.slice(1) })).toEqual([])
  })
})

describe('overlaps', () => {
  it('of UNIQUE rows are errors, all rows at one place together', () => {
    const rows = [
      ['< 20', '1'],
      ['> 10', '2'],
      ['15', '3'],
    ]
    expect(first('overlap', { inputs: AGE, rows })).toMatchObject({
      severity: 'error',
      rows: [{ number: 1 }, { number: 2 }, { number: 3 }],
      region: [{ column: 'age', tests: '15' }],
    })
  })
  it('under ANY only different results are a conflict', () => {
    const rows = [
      ['< 20', '1'],
      ['> 10', '1'],
      ['> 15', '2'],
    ]
    const found = findings({ hitPolicy: 'ANY', inputs: AGE, rows }).filter(
      ({ kind }) => kind === 'conflict',
    )
    expect(found.map(({ rows: own }) => own.map(({ number }) => number))).toEqual([
      [1, 3],
      [2, 3],
    ])
  })
  it('at one bound that is no literal are known too', () => {
    const inputs = [
      { name: 'income', type: 'number' },
      { name: 'limit', type: 'number' },
    ]
    const rows = (at: string) => [
      ['< limit', '-', '1'],
      [`${at} limit`, '-', '2'],
    ]
    expect(kinds({ inputs, rows: rows('>=') })).not.toContain('overlap')
    expect(kinds({ inputs, rows: rows('>=') })).not.toContain('gap')
    expect(first('overlap', { inputs, rows: rows('<=') })).toMatchObject({ certain: false })
    expect(first('gap', { inputs, rows: rows('>') })?.region).toEqual([
      { column: 'income', tests: 'limit' },
    ])
  })
})

describe('rows that are never used', () => {
  const rows = [
    ['< 18', '"child"'],
    ['-', '"any"'],
    ['>= 60', '"elder"'],
  ]
  it('under FIRST stand behind a wider row', () => {
    expect(first('masked', { hitPolicy: 'FIRST', inputs: AGE, rows })).toMatchObject({
      rows: [{ id: 'r3', number: 3 }],
      by: [{ number: 2 }],
    })
  })
  it('or behind several that leave nothing', () => {
    const steps = [
      ['< 18', '1'],
      ['>= 18', '2'],
      ['[10..20]', '3'],
      ['-', '4'],
    ]
    const masked = findings({ hitPolicy: 'FIRST', inputs: AGE, rows: steps }).filter(
      ({ kind }) => kind === 'masked',
    )
    expect(masked).toMatchObject([{ rows: [{ number: 3 }], by: [{ number: 1 }, { number: 2 }] }])
  })
  it('under PRIORITY stand below a wider row of higher priority', () => {
    const outputs = [{ name: 'result', values: '"any", "child", "elder"' }]
    const masked = findings({ hitPolicy: 'PRIORITY', inputs: AGE, outputs, rows }).filter(
      ({ kind }) => kind === 'masked',
    )
    expect(masked.flatMap((one) => one.rows.map(({ number }) => number))).toEqual([1, 3])
  })
  it('contradict themselves, or name a value that the column cannot have', () => {
    expect(first('neverFits', { inputs: AGE, rows: [['[60..18]', '1']] })?.columns).toEqual(['age'])
    const closed = [{ name: 'kind', type: 'string', values: '"A", "B"' }]
    const rowsOfKinds = [
      ['"A","C"', '1'],
      ['"D"', '2'],
    ]
    const found = findings({ inputs: closed, rows: rowsOfKinds }).filter(
      ({ kind }) => kind === 'valueNotAllowed',
    )
    expect(found.map(({ severity, region }) => [severity, region[0]?.tests])).toEqual([
      ['error', '"D"'],
      ['warning', '"C"'],
    ])
  })
  it('test for what no row of another table gives', () => {
    const kind = aTableDecision({ inputs: AGE, rows: STEPS }, 'group')
    const table = {
      inputs: [{ name: 'group' }],
      rows: [
        ['"child"', '1'],
        ['"baby"', '2'],
      ],
    }
    const answer = aTableDecision(table, 'answer', ['d_group']).replace(
      /<informationRequirement><requiredInput.*?<\/informationRequirement>/,
      '',
    )
    const found = ofXml(aModel([anInput('age', 'number'), kind, answer].join('\n')))
    expect(found.find((one) => one.kind === 'valueNotAllowed')).toMatchObject({
      name: 'answer',
      rows: [{ number: 2 }],
    })
    expect(found.find((one) => one.kind === 'gap')?.region).toEqual([
      { column: 'group', tests: '"adult", "elder"' },
    ])
  })
})

describe('what else is said', () => {
  it('rows that could be one', () => {
    const rows = [
      ['"A"', '1'],
      ['"B"', '1'],
      ['"C"', '2'],
    ]
    expect(first('joinable', { inputs: KIND, rows })).toMatchObject({
      severity: 'information',
      rows: [{ number: 1 }, { number: 2 }],
      region: [{ tests: '"A", "B"' }],
    })
  })
  it('results outside the allowed ones, and priorities that are not listed', () => {
    const outputs = [{ name: 'result', values: '"child", "adult"' }]
    expect(first('outputNotAllowed', { inputs: AGE, outputs, rows: STEPS })?.rows).toMatchObject([
      { number: 3 },
    ])
    expect(kinds({ hitPolicy: 'PRIORITY', inputs: AGE, rows: STEPS })).toContain(
      'missingPriorities',
    )
  })
  it('cells that only a run can answer are taken as possible, and named', () => {
    const rows = [
      ['modulo(?, 2) = 0', '1'],
      ['< 10', '2'],
    ]
    expect(first('notRead', { inputs: AGE, rows })?.rows).toEqual([{ id: 'r1', number: 1 }])
    expect(first('overlap', { inputs: AGE, rows })).toMatchObject({
      certain: false,
      severity: 'information',
    })
    expect(kinds({ inputs: AGE, rows })).not.toContain('gap')
  })
  it('speaks of conditions by the words of their policy', () => {
    const faulty = seedText('policies/subsistence-allowance.dmn').replace(
      /<rule id="row_eligible">[\s\S]*?<\/rule>/,
      '',
    )
    const gap = analyse(compile(faulty)).find(({ kind }) => kind === 'gap')
    const words = theWords('subsistence-allowance')
    expect(gap && findingInWords(gap, words, 'zh')).toMatch(
      /^表“outcome”没有规则回答：户籍或居住证 true，/,
    )
  })
  it('the published policies have no faults', () => {
    for (const id of ['subsistence-allowance', 'emergency-aid']) {
      const serious = analyse(thePolicy(id)).filter(({ severity }) => severity !== 'information')
      expect(serious).toEqual([])
    }
  })
})
