/** Reading a model loses nothing, and an edit changes one cell and no other byte (decision 006). */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { seedText } from '../testing/a-household.ts'
import { aModel } from '../testing/a-model.ts'
import { editTableCell } from './edit-table-cell.ts'
import type { Expression } from './model.ts'
import { modelFromXml } from './model-from-xml.ts'
import { partsOf } from './parts-of.ts'
import { decoded, readXml, type XmlElement } from './read-xml.ts'
import { tablesOf } from './tables-of.ts'

const FOLDER = new URL('../../../seeds/policies/', import.meta.url)
const MODELS = readdirSync(FOLDER).filter((name) => name.endsWith('.dmn'))

/** A model with all that another reader drops: comments, instructions, CDATA, blanks, a diagram. */
const ODD = `\ufeff<?xml version="1.0"?>\r\n<!-- of the district -->\r\n${aModel(
  `<!-- first --><extensionElements><x:y xmlns:x="urn:x" x:z='1'/></extensionElements>
<decision   id='d' name="d"
  ><decisionTable id="t" hitPolicy="FIRST"><input id="i"><inputExpression><text>1</text></inputExpression></input>
  <output name="a"/><annotation name="note"/>
  <rule id="r"><inputEntry><text><![CDATA[ < 2 ]]></text></inputEntry><!-- between --><outputEntry><text>
      "x &amp; &#x798f;"   </text></outputEntry><annotationEntry/></rule></decisionTable></decision>
<dmndi:DMNDI xmlns:dmndi="urn:dmndi"><dmndi:DMNDiagram id="z"/></dmndi:DMNDI>`,
)}\r\n<!-- end -->\n`

describe.each([...MODELS.map((name) => [name, seedText(`policies/${name}`)]), ['odd', ODD]])(
  '%s',
  (_, xml) => {
    it('is kept to the byte', () => {
      expect(modelFromXml(xml, 'x').source.text).toBe(xml)
    })
    it('has every text in the model where it stands in the file', () => {
      const { source, decisions, knowledgeModels } = modelFromXml(xml, 'x')
      const all = [
        ...decisions.map((one) => one.expression),
        ...knowledgeModels.map((one) => one.logic),
      ]
      const texts = all.flatMap(textsIn)
      expect(texts.length).toBeGreaterThan(0)
      for (const { text, at } of texts) expect(written(source.text, at)).toBe(text)
    })
    it('every cell can be changed, and changed back, and nothing else changes', () => {
      for (const table of tablesOf(modelFromXml(xml, 'x'))) {
        for (const row of table.rows) {
          for (const { column, kind, text } of row.cells) {
            const edit = { tableId: table.id, ruleId: row.id, column, kind }
            const changed = editTableCell(xml, { ...edit, text: '"<&>"' })
            const [from, to] = differingPart(xml, changed)
            expect(changed).toContain('"&lt;&amp;&gt;"')
            expect(xml.slice(from, to)).not.toMatch(/<(rule|decision|output)[ >]/)
            expect(
              editTableCell(editTableCell(xml, { ...edit, text }), { ...edit, text: '"<&>"' }),
            ).toBe(changed)
          }
        }
      }
    }, 60_000)
  },
)

function textsIn(expression: Expression): { text: string; at: XmlElement }[] {
  if (expression.form === 'literal') return [expression.text]
  if (expression.form !== 'table') return partsOf(expression).flatMap(textsIn)
  const { inputs, rules } = expression.table
  return [
    ...inputs.map((input) => input.expression),
    ...rules.flatMap((rule) => [...rule.inputs, ...rule.outputs, ...rule.annotations]),
  ]
}

/** What stands in the file at a text, as XML reads it. */
function written(xml: string, at: XmlElement): string {
  const raw = at.inner ? xml.slice(at.inner.from, at.inner.to) : ''
  const plain = raw.replaceAll(/<!--.*?-->/gs, '')
  return plain.includes('<![CDATA[')
    ? plain.replaceAll(/<!\[CDATA\[|\]\]>/g, '').trim()
    : (decoded(plain) ?? '').trim()
}

/** The range of the first text outside which both are the same. */
function differingPart(one: string, other: string): [number, number] {
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = 0
  while (end < one.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  return [start, one.length - end]
}

it('text that is written reads as the same text', () => {
  const text = '"A & B" < 1 > 0 福 \t'
  const { root } = readXml(ODD, 'x')
  expect(root.name).toBe('definitions')
  const changed = editTableCell(ODD, { tableId: 't', ruleId: 'r', column: 'a', text })
  const [table] = tablesOf(modelFromXml(changed, 'x'))
  expect(table?.rows[0]?.cells.find(({ column }) => column === 'a')?.text).toBe(text.trim())
})
