import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'
import { dateFromText } from './feel/temporal-from-text.ts'
import { invoke, invokeWith } from './invoke.ts'
import { aBoxedDecision, aFunction, aLiteral, anItem } from './testing/a-graph.ts'
import { aDecision, aModel, anInput } from './testing/a-model.ts'
import { evaluate } from './trace/evaluate.ts'

const ASKED = { facts: {}, parameters: {}, on: '2025-06-01' }

describe('any model', () => {
  const model = compile(
    aModel(
      anInput('wage', 'number') +
        anInput('born', 'date') +
        aFunction('twice', ['n: number'], aLiteral('n * 2')) +
        aDecision('doubled', 'twice(wage)', ['in_wage', 'fn_twice']) +
        aDecision('later', 'doubled + 1', ['d_doubled']) +
        aDecision('kind', 'if born = null then "none" else "some"', ['in_born']),
    ),
  )

  it('compiles without being a policy', () => {
    expect(model.outcome).toBe(null)
    expect(() => evaluate(model, ASKED)).toThrow('no decision is named outcome')
  })
  it('answers what any decision gives', () => {
    expect(invoke(model, 'doubled', { wage: 21 })).toBe(42)
    expect(invoke(model, 'later', { wage: 21 })).toBe(43)
  })
  it('answers what a business knowledge model gives, by the names of its parameters', () => {
    expect(invoke(model, 'twice', { n: 4 })).toBe(8)
  })
  it('takes JSON by the declared type: dates as texts, an item for a list of one', () => {
    const typed = compile(
      aModel(
        anItem('tNumbers', 'number', { collection: true }) +
          aFunction('nextDay', ['d: date'], aLiteral('d + duration("P1D")')) +
          aFunction('total', ['all: tNumbers'], aLiteral('sum(all)')) +
          aFunction('echo', ['of: number'], aLiteral('of')),
      ),
    )
    expect(invoke(typed, 'nextDay', { d: '2025-02-28' })).toBe('2025-03-01')
    expect(invoke(typed, 'total', { all: 5 })).toBe(5)
    expect(invoke(typed, 'total', { all: [5, 6] })).toBe(11)
    expect(invoke(typed, 'echo', { of: [5] })).toBe(5)
    expect(invoke(typed, 'echo', { of: [5, 6] })).toBe(null)
  })
  it('decides only what the question needs', () => {
    const endless = aDecision('endless', 'count(for i in 1..1000000000 return i)')
    const two = compile(aModel(aDecision('x', '1') + endless))
    expect(invoke(two, 'x', {})).toBe(1)
    expect(() => invoke(two, 'endless', {})).toThrow('(d_endless): stopped: too many steps')
  })
  it('takes an input that is not given, or not of its type, as null', () => {
    expect(invoke(model, 'doubled', {})).toBe(null)
    expect(invoke(model, 'doubled', { wage: 'much' })).toBe(null)
  })
  it('takes values of FEEL: a text is no date', () => {
    const born = (value: string | ReturnType<typeof dateFromText>) =>
      invokeWith(model, { name: 'kind' }, [{ name: 'born', value }])
    expect(born(dateFromText('2001-02-03'))).toBe('some')
    expect(born('2001-02-03')).toBe('none')
  })
  it('says that a name is unknown', () => {
    expect(() => invoke(model, 'nobody', {})).toThrow('there is no decision or function nobody')
    expect(() => invoke(model, 'wage', {})).toThrow('there is no decision or function wage')
  })
})

describe('a faulty expression', () => {
  const xml = aModel(
    aDecision('wrong', '1 +') +
      aDecision('other', 'unknown') +
      aDecision('right', '2') +
      aDecision('behind', 'wrong = null', ['d_wrong']) +
      aBoxedDecision('broken', '<conditional/>'),
  )
  const messages = ['<if> is missing here', 'not FEEL', 'there is no name unknown']

  it('refuses the model, with every problem and its place', () => {
    expect(() =>
      compile(aModel(aDecision('wrong', '1 +') + aDecision('other', 'unknown'))),
    ).toThrow(
      /policy.dmn:4:42 \(t_wrong\): not FEEL.*\n.*:6:39 \(t_other\): there is no name unknown/,
    )
  })
  it('gives null where that is wanted, and lists the problems', () => {
    const model = compile(xml, { faulty: 'null' })
    const found = model.problems.map(({ message }) => message)
    for (const message of messages) expect(found.join('; ')).toContain(message)
    expect(
      ['wrong', 'other', 'right', 'behind', 'broken'].map((d) => invoke(model, d, {})),
    ).toEqual([null, null, 2, true, null])
  })
})
