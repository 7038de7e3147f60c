/** Policies that grow: decisions on decisions, functions of functions, tables of thousands of rows. */
import { compile } from '../compile.ts'
import { encoded } from '../dmn/read-xml.ts'
import type { Policy } from '../policy.ts'
import type { SqlTables } from '../to-sql/tables.ts'
import { aModel } from './a-model.ts'

export type Decision = { name: string; text: string; type?: string }

const column = (name: string) => ({ column: name, nullable: true })
export const TABLES: SqlTables = {
  households: { table: 'households', key: 'id' },
  lists: { members: { table: 'members', owner: 'household', known: 'members_known' } },
  facts: {
    moneyFen: column('money'),
    kind: column('kind'),
    rural: column('rural'),
    'members.wageFen': column('wage'),
  },
}

/** A policy over some money, a kind and members, whose decisions each may name those before them. */
export function policyOfDecisions(decisions: Decision[], asks: string): Policy {
  const inputs = ['moneyFen', 'kind', 'rural', 'members']
  const needs = (kind: string, ids: string[]) =>
    ids.map((id) => `<informationRequirement><${kind} href="#${id}"/></informationRequirement>`)
  const types = ['number', 'string', 'boolean', 'tMembers']
  const written = decisions.map(({ name, text, type }, at) => {
    const before = decisions.slice(Math.max(0, at - 2), at).map((one) => `d_${one.name}`)
    const logic = text.startsWith('<decisionTable')
      ? text
      : `<literalExpression><text>${encoded(text)}</text></literalExpression>`
    return `<decision id="d_${name}" name="${name}"><variable name="${name}"${type ? ` typeRef="${type}"` : ''}/>${needs(
      'requiredInput',
      inputs.map((one) => `in_${one}`),
    ).join('')}${needs('requiredDecision', before).join('')}${logic}</decision>`
  })
  const last = decisions.at(-1)?.name ?? ''
  const row = (id: string, test: string, outcome: string) =>
    `<rule id="${id}"><inputEntry><text>${test}</text></inputEntry><outputEntry><text>"${outcome}"</text></outputEntry><outputEntry><text>"${id}"</text></outputEntry><annotationEntry><text>T-1</text></annotationEntry><annotationEntry><text>a test</text></annotationEntry></rule>`
  return compile(
    aModel(
      [
        '<itemDefinition name="tMember"><itemComponent name="wageFen"><typeRef>number</typeRef></itemComponent></itemDefinition><itemDefinition name="tMembers" isCollection="true"><typeRef>tMember</typeRef></itemDefinition>',
        ...inputs.map(
          (name, at) =>
            `<inputData id="in_${name}" name="${name}"><variable name="${name}" typeRef="${types[at]}"/></inputData>`,
        ),
        ...written,
        `<decision id="d_holds" name="holds"><variable name="holds" typeRef="boolean"/>${needs('requiredDecision', [`d_${last}`]).join('')}<literalExpression><text>${encoded(asks.replaceAll('LAST', last))}</text></literalExpression></decision>`,
        `<decision id="d_outcome" name="outcome"><variable name="outcome"/>${needs('requiredDecision', ['d_holds', `d_${last}`]).join('')}<decisionTable id="outcome" hitPolicy="FIRST"><input id="ci"><inputExpression id="cx"><text>holds</text></inputExpression></input><output id="oo" name="outcome"/><output id="or" name="reason"/><annotation name="rule"/><annotation name="article"/>${row('no', 'false', 'notEligible')}${row('none', 'null', 'unknown')}${row('yes', '-', 'eligible')}</decisionTable></decision>`,
      ].join('\n'),
    ),
  )
}

/** Each step names the one before it; the first is a fact. */
export const chain = (length: number, type: string, text: (before: string, at: number) => string) =>
  Array.from({ length }, (_, at) => ({
    name: `step${at}`,
    text: at === 0 ? (type === 'boolean' ? 'rural' : 'moneyFen') : text(`step${at - 1}`, at),
    type,
  }))

/** A table over one subject, by the text of each row's cell and result. */
export function tableOf(
  rows: number,
  hitPolicy: string,
  cell: (at: number) => string,
  result: (at: number) => string,
  subject = 'moneyFen',
): Decision[] {
  const rules = Array.from(
    { length: rows },
    (_, at) =>
      `<rule id="t${at}"><inputEntry><text>${encoded(cell(at))}</text></inputEntry><outputEntry><text>${encoded(result(at))}</text></outputEntry></rule>`,
  )
  return [
    {
      name: 'found',
      text: `<decisionTable id="table" hitPolicy="${hitPolicy}"><input id="t"><inputExpression id="tx"><text>${subject}</text></inputExpression></input><output id="to"/>${rules.join('')}</decisionTable>`,
    },
  ]
}

/** Each function applies the one before it twice. */
export const functions = (count: number, own: (before: string) => string) =>
  `{f0: function(x) ${own('x')}, ${Array.from({ length: count }, (_, at) => `f${at + 1}: function(x) f${at}(f${at}(x))`).join(', ')}, r: f${count}(moneyFen)}.r`
