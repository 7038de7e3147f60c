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
