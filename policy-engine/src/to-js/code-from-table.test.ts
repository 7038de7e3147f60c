import { describe, expect, it } from 'vitest'
import { encoded } from '../dmn/read-xml.ts'
import { aModel, anInput, decide } from '../testing/a-model.ts'

type Rule = [string, ...string[]]

/** A table over the input `n` with one output, or two when the rules have two. */
function aTable(policy: string, rules: Rule[], extra = ''): string {
  const outputs = (rules[0]?.length ?? 2) - 1
  const names = ['level', 'other'].slice(0, outputs)
  return aModel(`${anInput('n', 'number')}
<decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#in_n"/></informationRequirement>
<decisionTable id="t" ${policy}><input><inputExpression><text>n</text></inputExpression></input>
${names.map((name) => `<output name="${name}">${extra}</output>`).join('')}
${rules.map(([test, ...out], i) => `<rule id="r${i}"><inputEntry><text>${encoded(test)}</text></inputEntry>${out.map((one) => `<outputEntry><text>${one}</text></outputEntry>`).join('')}</rule>`).join('')}
</decisionTable></decision>`)
}

const rules: Rule[] = [
  ['< 10', '"low"'],
  ['[5..20]', '"middle"'],
  ['not(< 0)', '"any"'],
]
const RANK = '<outputValues><text>"any", "middle", "low"</text></outputValues>'
const d = (xml: string, n: unknown) => decide(xml, 'd', { n: n as number })

describe('hit policies', () => {
  it('unique: exactly one rule fits, else null', () => {
    expect(d(aTable('hitPolicy="UNIQUE"', rules), 30)).toBe('any')
    expect(d(aTable('hitPolicy="UNIQUE"', rules), 7)).toBe(null)
  })
  it('first: the first rule in order', () => {
    expect(d(aTable('hitPolicy="FIRST"', rules), 7)).toBe('low')
  })
  it('any: several rules may fit when they say the same', () => {
    const same: Rule[] = [
      ['< 10', '1'],
      ['< 20', '1'],
      ['> 15', '2'],
    ]
    expect(d(aTable('hitPolicy="ANY"', same), 5)).toBe(1)
    expect(d(aTable('hitPolicy="ANY"', same), 17)).toBe(null)
  })
  it('priority and output order follow the order of the output values', () => {
    expect(d(aTable('hitPolicy="PRIORITY"', rules, RANK), 7)).toBe('any')
    expect(d(aTable('hitPolicy="OUTPUT ORDER"', rules, RANK), 7)).toEqual(['any', 'middle', 'low'])
  })
  it('rule order and collect list what fits', () => {
    expect(d(aTable('hitPolicy="RULE ORDER"', rules), 7)).toEqual(['low', 'middle', 'any'])
    expect(d(aTable('hitPolicy="COLLECT"', rules), -1)).toEqual(['low'])
  })
  it.each([
    ['SUM', 35],
    ['MIN', 5],
    ['MAX', 20],
    ['COUNT', 3],
  ])('collect %s', (aggregation, value) => {
    const numbers: Rule[] = [
      ['> 0', '10'],
      ['> 0', '20'],
      ['> 0', '5'],
    ]
    expect(d(aTable(`hitPolicy="COLLECT" aggregation="${aggregation}"`, numbers), 1)).toBe(value)
  })
  it('several outputs give a context', () => {
    expect(d(aTable('hitPolicy="FIRST"', [['-', '1', '"b"']]), 7)).toEqual({ level: 1, other: 'b' })
  })
  it('a null input fits null and dash, and nothing else', () => {
    expect(
      d(
        aTable('hitPolicy="FIRST"', [
          ['< 5', '1'],
          ['null', '2'],
        ]),
        null,
      ),
    ).toBe(2)
    expect(
      d(
        aTable('hitPolicy="FIRST"', [
          ['< 5', '1'],
          ['-', '3'],
        ]),
        null,
      ),
    ).toBe(3)
  })
})

/** A table over `n` with typed columns; a rule is its test and its results. */
function aWideTable(
  policy: string,
  outputs: { name: string; values?: string; otherwise?: string; typeRef?: string }[],
  rules: [string, ...string[]][],
  input = '',
): string {
  const text = (tag: string, body: string) => `<${tag}><text>${encoded(body)}</text></${tag}>`
  const columns = outputs.map(
    ({ name, values, otherwise, typeRef }) =>
      `<output name="${name}"${typeRef ? ` typeRef="${typeRef}"` : ''}>${values ? text('outputValues', values) : ''}${otherwise ? text('defaultOutputEntry', otherwise) : ''}</output>`,
  )
  const rows = rules.map(
    ([test, ...out]) =>
      `<rule>${text('inputEntry', test)}${out.map((one) => text('outputEntry', one)).join('')}</rule>`,
  )
  return aModel(`${anInput('n')}
<decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#in_n"/></informationRequirement>
<decisionTable id="t" ${policy}><input>${input || '<inputExpression><text>n</text></inputExpression>'}</input>${columns.join('')}${rows.join('')}</decisionTable></decision>`)
}

describe('several output columns', () => {
  const two = [
    { name: 'risk', values: '"high", "low"' },
    { name: 'share', values: '3, 2, 1' },
  ]
  const all: [string, string, string][] = [
    ['-', '"low"', '1'],
    ['-', '"high"', '1'],
    ['-', '"high"', '3'],
    ['-', '"low"', '9'],
  ]
  it('priority and output order rank by the first column, then by the next', () => {
    expect(d(aWideTable('hitPolicy="PRIORITY"', two, all), 1)).toEqual({ risk: 'high', share: 3 })
    expect(d(aWideTable('hitPolicy="OUTPUT ORDER"', two, all), 1)).toEqual([
      { risk: 'high', share: 3 },
      { risk: 'high', share: 1 },
      { risk: 'low', share: 1 },
      { risk: 'low', share: 9 },
    ])
  })
  it('any is null when one column differs', () => {
    const same: [string, string, string][] = [
      ['-', '"low"', '1'],
      ['> 5', '"low"', '2'],
    ]
    const xml = aWideTable('hitPolicy="ANY"', two, same)
    expect([1, 9].map((n) => d(xml, n))).toEqual([{ risk: 'low', share: 1 }, null])
  })
  it('each column is aggregated for itself', () => {
    const numbers = [{ name: 'a' }, { name: 'b' }]
    const rows: [string, string, string][] = [
      ['-', '1', '10'],
      ['-', '2', '5'],
    ]
    const by = (aggregation: string) =>
      d(aWideTable(`hitPolicy="COLLECT" aggregation="${aggregation}"`, numbers, rows), 1)
    expect(by('SUM')).toEqual({ a: 3, b: 15 })
    expect(by('MAX')).toEqual({ a: 2, b: 10 })
    expect(by('MIN')).toEqual({ a: 1, b: 5 })
    expect(by('COUNT')).toBe(2)
  })
  it('count counts every rule that fits', () => {
    const same: [string, string][] = [
      ['-', '7'],
      ['-', '7'],
    ]
    const xml = aWideTable('hitPolicy="COLLECT" aggregation="COUNT"', [{ name: 'a' }], same)
    expect(d(xml, 1)).toBe(2)
  })
})

describe('when no rule fits', () => {
  const none = (policy: string, otherwise = '') =>
    d(aWideTable(policy, [{ name: 'a', otherwise }], [['> 100', '1']]), 1)

  it.each([
    ['hitPolicy="UNIQUE"', null],
    ['hitPolicy="FIRST"', null],
    ['hitPolicy="RULE ORDER"', []],
    ['hitPolicy="COLLECT"', []],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 0],
    ['hitPolicy="COLLECT" aggregation="SUM"', null],
    ['hitPolicy="COLLECT" aggregation="MAX"', null],
  ])('%s gives %j', (policy, expected) => {
    expect(none(policy)).toEqual(expected)
  })
  it('the default output stands for a rule', () => {
    expect(none('hitPolicy="UNIQUE"', '7')).toBe(7)
    expect(none('hitPolicy="COLLECT"', '7')).toEqual([7])
    expect(none('hitPolicy="COLLECT" aggregation="SUM"', '7')).toBe(7)
  })
  it('without hit policy a table is unique', () => {
    const rows: [string, string][] = [
      ['> 0', '1'],
      ['> 5', '2'],
    ]
    expect([1, 9].map((n) => d(aWideTable('', [{ name: 'a' }], rows), n))).toEqual([1, null])
  })
})

describe('what a table declares', () => {
  const rows: [string, string][] = [['-', 'n']]
  const expression = (typeRef: string) =>
    `<inputExpression typeRef="${typeRef}"><text>n</text></inputExpression>`
  const among = (values: string) =>
    `${expression('number')}<inputValues><text>${encoded(values)}</text></inputValues>`

  it('an input value that is not among those listed makes the table null', () => {
    const xml = aWideTable('', [{ name: 'a' }], [['-', '1']], among('[0..10]'))
    expect([5, 11, null].map((n) => d(xml, n))).toEqual([1, null, 1])
  })
  it('an input is of its type, or null', () => {
    const xml = aWideTable(
      'hitPolicy="FIRST"',
      [{ name: 'a' }],
      [
        ['null', '"none"'],
        ['-', '"some"'],
      ],
      expression('number'),
    )
    expect([5, [5], 'x'].map((n) => d(xml, n))).toEqual(['some', 'some', 'none'])
  })
  it('an output is of its type, or null', () => {
    const xml = aWideTable('', [{ name: 'a', typeRef: 'number' }], rows)
    expect([5, [5], 'x'].map((n) => d(xml, n))).toEqual([5, 5, null])
  })
  it('an empty cell tests nothing, and gives null', () => {
    expect(d(aWideTable('', [{ name: 'a' }, { name: 'b' }], [['', '1', '']]), 1)).toEqual({
      a: 1,
      b: null,
    })
  })
  it('largest and smallest may be texts and dates', () => {
    const dates: [string, string][] = [
      ['-', 'date("2025-01-01")'],
      ['-', 'date("2024-01-01")'],
    ]
    expect(d(aWideTable('hitPolicy="COLLECT" aggregation="MIN"', [{ name: 'a' }], dates), 1)).toBe(
      '2024-01-01',
    )
    const mixed: [string, string][] = [
      ['-', '1'],
      ['-', '"x"'],
    ]
    expect(d(aWideTable('hitPolicy="COLLECT" aggregation="MAX"', [{ name: 'a' }], mixed), 1)).toBe(
      null,
    )
    expect(d(aWideTable('hitPolicy="COLLECT" aggregation="SUM"', [{ name: 'a' }], mixed), 1)).toBe(
      null,
    )
  })
})

describe('what a table must not say', () => {
  const rows: [string, string][] = [['-', '1']]
  it('a hit policy or an aggregation that does not exist', () => {
    expect(() => d(aWideTable('hitPolicy="BEST"', [{ name: 'a' }], rows), 1)).toThrow(
      'there is no hit policy BEST',
    )
    const mean = 'hitPolicy="COLLECT" aggregation="MEAN"'
    expect(() => d(aWideTable(mean, [{ name: 'a' }], rows), 1)).toThrow('no aggregation MEAN')
  })
  it('an aggregation counts only for collect', () => {
    const xml = aWideTable('hitPolicy="RULE ORDER" aggregation="SUM"', [{ name: 'a' }], rows)
    expect(d(xml, 1)).toEqual([1])
  })
  it('a rule with too many cells', () => {
    expect(() => d(aWideTable('', [{ name: 'a' }], [['-', '1', '2']]), 1)).toThrow(
      'too many or too few cells',
    )
  })
})

it('without output values the allowed values of the type give the order', () => {
  const type = `<itemDefinition name="tRisk"><typeRef>string</typeRef><allowedValues><text>"high", "low"</text></allowedValues></itemDefinition>`
  const xml = aWideTable(
    'hitPolicy="PRIORITY"',
    [{ name: 'a', typeRef: 'tRisk' }],
    [
      ['-', '"low"'],
      ['-', '"high"'],
    ],
  ).replace('<inputData', `${type}<inputData`)
  expect(d(xml, 1)).toBe('high')
})
