/** Whatever stands in a file, it ends in a model or in problems with their place, and soon. */
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { invoke } from '../invoke.ts'
import {
  aBoxedDecision,
  aComponent,
  aContext,
  aDecisionGroup,
  aFunction,
  aLiteral,
  anItem,
  aStructure,
} from '../testing/a-graph.ts'
import { seedText } from '../testing/a-household.ts'
import { aDecision, aModel, anInput, DMN } from '../testing/a-model.ts'
import { PolicyError, type PolicyProblem } from './problem.ts'

/** Milliseconds that the worst of these may take on a machine that does much else. */
const BUSY = 3000

/** The problems of a model that must not compile, all with a place. */
function refused(xml: string, imports: { xml: string; file: string }[] = []): PolicyProblem[] {
  const began = performance.now()
  try {
    compile(xml, { file: 'hostile.dmn', imports })
  } catch (error) {
    expect(performance.now() - began).toBeLessThan(BUSY)
    if (!(error instanceof PolicyError)) throw error
    expect(error.problems.length).toBeGreaterThan(0)
    for (const { line, column } of error.problems) {
      expect(line).toBeGreaterThan(0)
      expect(column).toBeGreaterThan(0)
    }
    return error.problems
  }
  throw new Error('this model compiled')
}

const message = (xml: string) => refused(xml)[0]?.message ?? ''

describe('XML that is broken', () => {
  const XML = seedText('policies/subsistence-allowance.dmn')

  it('cut off anywhere', () => {
    for (let at = 0; at < XML.length; at += 1733) refused(XML.slice(0, at))
  })
  it('with a character lost anywhere', () => {
    for (let at = 1; at < XML.length; at += 1999) {
      const xml = XML.slice(0, at) + XML.slice(at + 1)
      try {
        compile(xml)
      } catch (error) {
        expect(error).toBeInstanceOf(PolicyError)
      }
    }
  })
  it.each([
    ['<!DOCTYPE definitions SYSTEM "file:///etc/passwd"><definitions/>', 'DOCTYPE'],
    ['<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "x">]><a>&b;</a>', 'DOCTYPE'],
    ['<definitions>&external;</definitions>', 'unknown entity'],
    ['<html/>', 'not a DMN'],
    ['<definitions xmlns="urn:other"/>', 'not a DMN'],
    [aModel('').replace('20230324', '20990101'), 'not a DMN'],
    ['\u0000', 'text outside'],
    ['{"not": "xml"}', 'text outside'],
  ])('%s', (xml, expected) => {
    expect(message(xml)).toContain(expected)
  })
})

describe('models that are too much', () => {
  it('ten megabytes', () => {
    expect(message(aModel(`<!--${'x'.repeat(10_000_000)}-->`))).toContain('longer than')
    expect(message('<'.repeat(10_000_000))).toContain('longer than')
  })
  it('elements nested without end', () => {
    expect(message(aModel('<a>'.repeat(5000)))).toContain('too deeply')
    const lists = `${'<list>'.repeat(190)}${'</list>'.repeat(190)}`
    expect(invoke(compile(aModel(aBoxedDecision('x', lists))), 'x', {})).toBeInstanceOf(Array)
  })
  it('a hundred thousand rules', () => {
    const rule =
      '<rule><inputEntry><text>1</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>'
    const table = `<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output name="a"/>${rule.repeat(100_000)}</decisionTable>`
    expect(message(aModel(aBoxedDecision('x', table)))).toMatch(/longer than|rules/)
  })
  it('twenty thousand rules with a fault in each', () => {
    const rule =
      '<rule><inputEntry><text>1</text></inputEntry><outputEntry><text>wrong</text></outputEntry></rule>'
    const table = `<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output name="a"/>${rule.repeat(20_000)}</decisionTable>`
    expect(refused(aModel(aBoxedDecision('x', table))).length).toBeLessThan(BUSY)
  })
  it('ten thousand decisions with a fault in each', () => {
    const all = Array.from(
      { length: 10_000 },
      (_, i) => `<decision id="d${i}" name="d${i}"><conditional/></decision>`,
    )
    expect(refused(aModel(all.join(''))).length).toBeLessThan(BUSY)
  })
  it('a row of ten thousand decisions, each requiring the next', () => {
    const all = Array.from({ length: 10_000 }, (_, i) => aDecision(`n${i}`, '1', [`d_n${i + 1}`]))
    expect(message(aModel(all.join('') + aDecision('n10000', '1')))).toContain('in a row')
  })
  it('a row of ten thousand types, each naming the next', () => {
    const all = Array.from({ length: 10_000 }, (_, i) => anItem(`t${i}`, `t${i + 1}`))
    expect(message(aModel(all.join('') + anItem('t10000', 'number')))).toContain('row of types')
  })
  it('a type with many fields of itself', () => {
    const fields = Array.from({ length: 50 }, (_, i) => aComponent(`field ${i}`, 'tSelf'))
    const xml = aModel(
      aStructure('tSelf', fields) +
        '<inputData id="in_s" name="s"><variable name="s" typeRef="tSelf"/></inputData>' +
        aDecision('x', 's.field 1.field 2.field 3 = null', ['in_s']),
    )
    const began = performance.now()
    expect(invoke(compile(xml), 'x', { s: {} })).toBe(true)
    expect(performance.now() - began).toBeLessThan(BUSY)
  })
})

describe('circles', () => {
  it('of decisions', () => {
    const xml = aModel(
      aDecision('a', '1', ['d_b']) + aDecision('b', '1', ['d_c']) + aDecision('c', '1', ['d_a']),
    )
    expect(refused(xml)).toMatchObject([{ elementId: 'd_a', message: 'a requires itself' }])
  })
  it('of a decision and a decision service it calls', () => {
    const xml = aModel(aDecision('a', 's()', ['fn_s']) + aDecisionGroup('s', { outputs: ['#d_a'] }))
    expect(message(xml)).toContain('requires itself')
  })
  it('of functions', () => {
    const xml = aModel(
      aFunction('f', [], aLiteral('g()'), { requires: ['#fn_g'] }) +
        aFunction('g', [], aLiteral('f()'), { requires: ['#fn_f'] }),
    )
    expect(message(xml)).toContain('requires itself')
  })
  it('of imports', () => {
    const named = (name: string, other: string) =>
      `<definitions xmlns="${DMN}" name="${name}" namespace="${name}"><import name="o" namespace="${other}" importType="${DMN}"/></definitions>`
    expect(refused(named('a', 'b'), [{ xml: named('b', 'a'), file: 'b.dmn' }])).toMatchObject([
      { file: 'b.dmn', message: 'the import of a comes back to this model' },
    ])
    expect(message(named('a', 'a'))).toContain('comes back')
  })
  it('a function that calls itself without end is stopped when it runs', () => {
    const xml = aModel(
      aFunction('f', ['n'], aLiteral('f(n + 1)'), { requires: ['#fn_f'] }) +
        aDecision('x', 'f(1)', ['fn_f']),
    )
    expect(() => invoke(compile(xml), 'x', {})).toThrow('too deep')
  })
  it('decision services that call themselves with functions are stopped too', () => {
    const xml = aModel(
      anInput('f') +
        aDecision('again', 'f(f)', ['in_f']) +
        aDecisionGroup('s', { outputs: ['#d_again'], inputData: ['#in_f'] }) +
        aDecision('x', 's(s)', ['fn_s']),
    )
    expect(() => invoke(compile(xml), 'x', {})).toThrow('too deep')
  })
})

describe('names and ids', () => {
  it('that stand twice are named, at the second place', () => {
    const xml = aModel(`${aDecision('a', '1')}\n${aDecision('a', '2')}`)
    expect(refused(xml)).toMatchObject([{ elementId: 'd_a', line: 5, message: 'd_a stands twice' }])
  })
  it.each(['constructor', '__proto__', 'hasOwnProperty', 'toString'])(
    'of host objects are names like any other: %s',
    (name) => {
      const model = compile(
        aModel(
          anInput(name, 'number') +
            aFunction('f', [name], aLiteral(`${name} + 1`)) +
            aBoxedDecision('x', aContext([[name, aLiteral('5')]])) +
            aDecision('y', `${name} + 1`, [`in_${name}`]),
        ),
      )
      expect(invoke(model, 'f', JSON.parse(`{"${name}": 1}`))).toBe(2)
      expect(invoke(model, 'y', JSON.parse(`{"${name}": 1}`))).toBe(2)
      expect(invoke(model, 'y', {})).toBe(null)
      expect(JSON.stringify(invoke(model, 'x', {}))).toBe(`{"${name}":5}`)
      expect(() => invoke(model, `${name}2`, {})).toThrow('there is no decision')
    },
  )
  it('an element without a name is a problem', () => {
    expect(message(aModel('<decision id="x"/>'))).toBe('a name is needed')
  })
})
