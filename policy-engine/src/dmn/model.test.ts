import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { seedText } from '../testing/a-household.ts'
import { aDecision, aModel, anInput, decide } from '../testing/a-model.ts'
import { differences } from './differences.ts'
import { editTableCell } from './edit-table-cell.ts'
import { PolicyError } from './problem.ts'
import { readXml } from './read-xml.ts'

const XML = seedText('policies/subsistence-allowance.dmn')

function problemsOf(act: () => unknown) {
  try {
    act()
  } catch (error) {
    if (error instanceof PolicyError) return error.problems
    throw error
  }
  return []
}

describe('reading XML', () => {
  it('decodes entities and keeps CDATA', () => {
    expect(readXml('<a b="&lt;&#x798f;">1 &amp; <![CDATA[<2>]]></a>', 'x').root).toMatchObject({
      text: '1 & <2>',
    })
  })
  it.each([
    ['<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', 'DOCTYPE'],
    ['<a>&e;</a>', 'entity'],
    ['<a><b></a>', 'closes <b>'],
    ['<a', 'not well-formed'],
    ['<a/><b/>', 'more than one root'],
    ['', 'no element'],
    ['<a b="1" b="2"/>', 'twice'],
    ['<x:a/>', 'not declared'],
    ['<a>'.repeat(300), 'too deeply'],
  ])('refuses %s', (xml, message) => {
    expect(() => readXml(xml, 'x')).toThrow(message)
  })
})

describe('a model', () => {
  it.each(['20191111', '20211108', '20230324'])('of namespace %s is read', (version) => {
    const xml = aModel(aDecision('x', '1 + 1')).replace('20230324', version)
    expect(decide(xml, 'x')).toBe(2)
  })
  it('of DMN 1.2 is read too', () => {
    const xml = aModel(aDecision('x', '1 + 1'))
      .replace('https', 'http')
      .replace('20230324', '20180521')
    expect(decide(xml, 'x')).toBe(2)
  })
  it('names file, element, line and column of a wrong name', () => {
    const xml = aModel(`${anInput('a', 'number')}\n${aDecision('x', '1 +\n  unknown')}`)
    expect(problemsOf(() => decide(xml, 'x'))).toMatchObject([
      {
        file: 'test.dmn',
        elementId: 't_x',
        line: 6,
        column: 3,
        message: 'there is no name unknown',
      },
    ])
  })
  it('names a field that a structure does not have', () => {
    const xml = XML.replace('household.moneyAssetsFen', 'household.moneyAsetsFen')
    expect(problemsOf(() => compile(xml))[0]?.message).toBe('tHousehold has no field moneyAsetsFen')
  })
  it('a name must be required to be used', () => {
    const xml = aModel(`${aDecision('a', '1')}${aDecision('b', 'a + 1')}`)
    expect(() => decide(xml, 'b')).toThrow('there is no name a')
  })
  it('may not require itself', () => {
    const xml = aModel(`${aDecision('a', 'b', ['d_b'])}${aDecision('b', 'a', ['d_a'])}`)
    expect(() => decide(xml, 'a')).toThrow('requires itself')
  })
  it('names with spaces are names', () => {
    const xml = aModel(
      `${anInput('monthly income')}${aDecision('x', 'monthly income + 1', ['in_monthly income'])}`,
    )
    expect(decide(xml, 'x', { 'monthly income': 2 })).toBe(3)
  })
  it('a business knowledge model is called by name and by invocation', () => {
    const twice = `<businessKnowledgeModel id="fn_t" name="twice"><variable name="twice"/><encapsulatedLogic>
      <formalParameter name="n"/><literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>`
    const invocation = `<decision id="d_y" name="y"><knowledgeRequirement><requiredKnowledge href="#fn_t"/></knowledgeRequirement>
      <invocation><literalExpression><text>twice</text></literalExpression><binding><parameter name="n"/><literalExpression><text>4</text></literalExpression></binding></invocation></decision>`
    const xml = aModel(`${twice}${aDecision('x', 'twice(3)', ['fn_t'])}${invocation}`)
    expect([decide(xml, 'x'), decide(xml, 'y')]).toEqual([6, 8])
  })
  it('an invocation binds by the names of the parameters, in any order', () => {
    const minus = `<businessKnowledgeModel id="fn_m" name="minus"><variable name="minus"/><encapsulatedLogic>
      <formalParameter name="a"/><formalParameter name="b"/><literalExpression><text>a - b</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>`
    const binding = (name: string, text: string) =>
      `<binding><parameter name="${name}"/><literalExpression><text>${text}</text></literalExpression></binding>`
    const xml =
      aModel(`${minus}<decision id="d_y" name="y"><knowledgeRequirement><requiredKnowledge href="#fn_m"/></knowledgeRequirement>
      <invocation><literalExpression><text>minus</text></literalExpression>${binding('b', '1')}${binding('a', '5')}</invocation></decision>`)
    expect(decide(xml, 'y')).toBe(4)
  })
  it('a boxed context gives its result entry', () => {
    const xml = aModel(`<decision id="d" name="x"><context>
      <contextEntry><variable name="a"/><literalExpression><text>2</text></literalExpression></contextEntry>
      <contextEntry><literalExpression><text>a * 3</text></literalExpression></contextEntry></context></decision>`)
    expect(decide(xml, 'x')).toBe(6)
  })
  it('warns where kinds never fit', () => {
    const xml = XML.replace('countableIncomeFen &lt; incomeLimitFen', 'countableIncomeFen &lt; "x"')
    expect(compile(xml).warnings.map(({ message }) => message)).toEqual([
      'number < string is always null',
    ])
  })
})

describe('editing a cell', () => {
  const edit = {
    tableId: 'outcome_table',
    ruleId: 'row_noVehicle_false',
    column: 'reason',
    text: '"A & B"',
  }

  it('changes that cell and no other byte', () => {
    const changed = editTableCell(XML, edit)
    expect(changed).toContain('"A &amp; B"')
    expect(changed.replace('"A &amp; B"', '"FAIL_VEHICLE"')).toBe(XML)
  })
  it('is what the list of differences shows', () => {
    expect(differences(XML, editTableCell(XML, edit))).toMatchObject([
      {
        kind: 'cell',
        element: 'outcome_table',
        name: 'outcome',
        rule: 'row_noVehicle_false',
        column: 'output reason',
        from: '"FAIL_VEHICLE"',
        to: '"A & B"',
      },
    ])
  })
  it('tells an input column from an output column of the same name', () => {
    const aid = seedText('policies/emergency-aid.dmn')
    const cell = {
      tableId: 'outcome_table',
      ruleId: 'row_placeServed_false',
      column: 'path',
      text: '"X"',
    }
    const [changed] = differences(aid, editTableCell(aid, { ...cell, kind: 'output' }))
    expect(changed).toMatchObject({ column: 'output path', from: '"ROUTE"', to: '"X"' })
  })
  it('fills a cell without text', () => {
    const xml = XML.replace(
      '<annotationEntry><text>DB-07</text></annotationEntry>',
      '<annotationEntry/>',
    )
    const again = editTableCell(xml, { ...edit, column: 'rule', text: 'DB-07' })
    expect(again).toBe(XML)
  })
  it.each([
    [{ ...edit, tableId: 'x' }, 'no table x'],
    [{ ...edit, ruleId: 'x' }, 'no rule x'],
    [{ ...edit, column: 'x' }, 'no column x'],
    [{ ...edit, text: '\u0000' }, 'control character'],
  ])('refuses %o', (wrong, message) => {
    expect(() => editTableCell(XML, wrong)).toThrow(message)
  })
})
