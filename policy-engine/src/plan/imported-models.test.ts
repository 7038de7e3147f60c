/** Imports (clause 6.3.3): elements and types of other models, by the prefix of the import. */
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { modelAndProblems } from '../dmn/model-from-xml.ts'
import { invoke, invokeWith } from '../invoke.ts'
import {
  aBoxedDecision,
  aComponent,
  aDecisionGroup,
  aFunction,
  aLiteral,
  anItem,
  aStructure,
} from '../testing/a-graph.ts'
import { aDecision, anInput, DMN } from '../testing/a-model.ts'

function aModelOf(namespace: string, inside: string, imports: Record<string, string> = {}): string {
  const all = Object.entries(imports).map(
    ([name, of]) => `<import name="${name}" namespace="${of}" importType="${DMN}"/>`,
  )
  return `<definitions xmlns="${DMN}" id="${namespace}" name="${namespace}" namespace="urn:${namespace}">${all.join('')}${inside}</definitions>`
}

const LAW = aModelOf(
  'law',
  anItem('tFen', 'number', { tests: '>= 0' }) +
    aStructure('tPerson', [aComponent('name', 'string'), aComponent('wage', 'tFen')]) +
    anInput('wage', 'tFen') +
    aFunction('Say Hello', ['person: tPerson'], aLiteral('"Hello " + person.name')) +
    aDecision('gap', '1000 - wage', ['in_wage']) +
    aDecisionGroup('gap for', { outputs: ['#d_gap'], inputData: ['#in_wage'] }),
)
const imports = [{ xml: LAW, file: 'law.dmn' }]

function main(inside: string, prefix = 'the law') {
  return aModelOf('main', inside, { [prefix]: 'urn:law' })
}

describe('an imported model', () => {
  const model = compile(
    main(
      `<inputData id="in_p" name="p"><variable name="p" typeRef="the law.tPerson"/></inputData>` +
        aBoxedDecision('greeting', aLiteral('the law.Say Hello(p)'), {
          requires: ['#in_p', 'urn:law#fn_Say Hello'],
        }) +
        aBoxedDecision('double', aLiteral('the law.gap * 2'), { requires: ['urn:law#d_gap'] }) +
        aBoxedDecision('input', aLiteral('the law.wage'), { requires: ['urn:law#in_wage'] }) +
        aBoxedDecision('called', aLiteral('the law.gap for(300)'), {
          requires: ['urn:law#fn_gap for'],
        }),
    ),
    { imports },
  )

  it('gives functions and types', () => {
    expect(invoke(model, 'greeting', { p: { name: 'Li', wage: 3 } })).toBe('Hello Li')
  })
  it('limits values by its types', () => {
    expect(invoke(model, 'greeting', { p: { name: 'Li', wage: -3 } })).toBe(null)
  })
  it('gives decisions, input data and decision services', () => {
    expect(invoke(model, 'double', { wage: 200 })).toBe(1600)
    expect(invoke(model, 'input', { wage: 200 })).toBe(200)
    expect(invoke(model, 'called', {})).toBe(700)
  })
  it('has its own elements asked by name and namespace', () => {
    expect(
      invokeWith(model, { name: 'gap', namespace: 'urn:law' }, [{ name: 'wage', value: 1 }]),
    ).toBe(999)
  })
  it('without a prefix stands beside the own names', () => {
    const xml = main(aBoxedDecision('x', aLiteral('gap + 1'), { requires: ['urn:law#d_gap'] }), '')
    expect(invoke(compile(xml, { imports }), 'x', { wage: 0 })).toBe(1001)
  })
  it('gives nothing that is not required', () => {
    expect(() => compile(main(aDecision('x', 'the law.gap')), { imports })).toThrow(
      'there is no name',
    )
  })
})

describe('imports of imports', () => {
  const middle = (name: string) => ({
    file: `${name}.dmn`,
    xml: aModelOf(
      name,
      aBoxedDecision('gap', aLiteral(`"${name}: " + string(law.gap)`), {
        requires: ['urn:law#d_gap'],
      }),
      { law: 'urn:law' },
    ),
  })
  it('share what they both import', () => {
    const xml = aModelOf(
      'main',
      aBoxedDecision('x', aLiteral('a.gap + ", " + b.gap'), {
        requires: ['urn:a#d_gap', 'urn:b#d_gap'],
      }),
      { a: 'urn:a', b: 'urn:b' },
    )
    const model = compile(xml, { imports: [...imports, middle('a'), middle('b')] })
    expect(
      invokeWith(model, { name: 'x' }, [{ name: 'wage', namespace: 'urn:law', value: 1 }]),
    ).toBe('a: 999, b: 999')
  })
})

describe('what is wrong with an import is said where it stands', () => {
  it('a model that is not there', () => {
    expect(() => compile(main(''), {})).toThrow(
      /policy\.dmn:1:\d+ .*there is no model of namespace urn:law to import/,
    )
  })
  it('a file that is no model: alone it spoils nothing where problems are only listed', () => {
    const wrong = [...imports, { xml: '<html/>', file: 'wrong.dmn' }]
    const xml = main(aBoxedDecision('x', aLiteral('the law.gap'), { requires: ['urn:law#d_gap'] }))
    expect(() => compile(xml, { imports: wrong })).toThrow('wrong.dmn:1:1: this is not a DMN')
    const model = compile(xml, { imports: wrong, faulty: 'null' })
    expect(model.problems.map(({ file }) => file)).toEqual(['wrong.dmn'])
    expect(invoke(model, 'x', { wage: 1 })).toBe(999)
  })
  it('a circle', () => {
    const one = aModelOf('one', '', { two: 'urn:two' })
    const two = aModelOf('two', '', { one: 'urn:one' })
    expect(() => compile(one, { imports: [{ xml: two, file: 'two.dmn' }] })).toThrow(
      'two.dmn:1:107 (two): the import of urn:one comes back to this model',
    )
  })
  it('an element that the other model does not have', () => {
    const xml = main(aBoxedDecision('x', aLiteral('1'), { requires: ['urn:law#d_none'] }))
    expect(() => compile(xml, { imports })).toThrow('requires urn:law#d_none, which does not exist')
  })
  it('another kind of import names nothing', () => {
    const xml = aModelOf('main', '').replace(
      '></definitions>',
      '><import name="x" namespace="urn:x" importType="http://www.dmg.org/PMML-4_4"/></definitions>',
    )
    expect(compile(xml).problems).toEqual([])
  })
})

it('an element may be required by the namespace of its own model', () => {
  const xml = aModelOf(
    'main',
    aDecision('a', '1') + aBoxedDecision('b', aLiteral('a + 1'), { requires: ['urn:main#d_a'] }),
  )
  expect(modelAndProblems(xml, 'x').problems).toEqual([])
  expect(invoke(compile(xml), 'b', {})).toBe(2)
})
