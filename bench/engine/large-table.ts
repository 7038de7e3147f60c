/** A table of thousands of rows: one look-up, its compile time, one edited cell, its analysis. */
import {
  analyse,
  compile,
  edited,
  evaluate,
  type JsonObject,
  toJs,
} from '@happiness-code/policy-engine'
import { median, millisecondsOf } from '../measure.ts'
import { ON, PARAMETERS, seeded } from './household.ts'

const KINDS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L']
const COLUMNS = [
  'kind',
  'district',
  'ageYears',
  'incomeFen',
  'memberCount',
  'grade',
  'months',
  'area',
] as const

/** A policy whose amount is looked up in a FIRST table of some rows and columns. */
export function tablePolicy(rows: number, columns: number): string {
  const random = seeded(7)
  const used = COLUMNS.slice(0, columns)
  const cells = (row: number) =>
    used.map((name) => {
      if (row === rows - 1 || random(100) < 15) return '-'
      if (name === 'kind') return `"${KINDS[random(KINDS.length)]}"`
      if (name === 'district') return `"D${random(40)}"`
      const low = random(90)
      if (name === 'incomeFen')
        return random(2) ? `< ${1000 * (low + 1)}` : `[${low * 900}..${(low + 20) * 900}]`
      return random(2) ? `>= ${low}` : `[${low}..${low + 8}]`
    })
  const rules = Array.from({ length: rows }, (_, row) => {
    const tests = cells(row).map(
      (text) =>
        `<inputEntry><text>${text.replace('<', '&lt;').replace('>', '&gt;')}</text></inputEntry>`,
    )
    return `<rule id="r${row}">${tests.join('')}<outputEntry><text>${row}</text></outputEntry></rule>`
  })
  const input = (name: string) =>
    `<inputData id="in_${name}" name="${name}"><variable name="${name}" typeRef="${name === 'kind' || name === 'district' ? 'string' : 'number'}"/></inputData>`
  const requires = (names: readonly string[], kind: string, prefix: string) =>
    names
      .map(
        (name) =>
          `<informationRequirement><${kind} href="#${prefix}${name}"/></informationRequirement>`,
      )
      .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="large" name="large" namespace="large">
${used.map(input).join('\n')}
<decision id="d_amountFen" name="amountFen"><variable name="amountFen" typeRef="number"/>${requires(used, 'requiredInput', 'in_')}
<decisionTable id="table" hitPolicy="FIRST">
${used.map((name) => `<input id="c_${name}"><inputExpression id="x_${name}"><text>${name}</text></inputExpression></input>`).join('\n')}
<output id="o" name="amountFen" typeRef="number"/>
${rules.join('\n')}
</decisionTable></decision>
<decision id="d_found" name="found"><variable name="found" typeRef="boolean"/>${requires(['amountFen'], 'requiredDecision', 'd_')}
<literalExpression id="t_found"><text>amountFen &gt;= 0</text></literalExpression></decision>
<decision id="d_outcome" name="outcome"><variable name="outcome"/>${requires(['found', 'amountFen'], 'requiredDecision', 'd_')}
<decisionTable id="outcome" hitPolicy="FIRST">
<input id="c_found"><inputExpression id="x_found"><text>found</text></inputExpression></input>
<output id="oo" name="outcome"/><output id="or" name="reason"/><annotation name="rule"/><annotation name="article"/>
<rule id="o1"><inputEntry><text>false</text></inputEntry><outputEntry><text>"notEligible"</text></outputEntry><outputEntry><text>"NO_ROW"</text></outputEntry><annotationEntry><text>L-1</text></annotationEntry><annotationEntry><text>an example</text></annotationEntry></rule>
<rule id="o2"><inputEntry><text>null</text></inputEntry><outputEntry><text>"unknown"</text></outputEntry><outputEntry><text>"MISSING"</text></outputEntry><annotationEntry><text>L-2</text></annotationEntry><annotationEntry><text>an example</text></annotationEntry></rule>
<rule id="o3"><inputEntry><text>-</text></inputEntry><outputEntry><text>"eligible"</text></outputEntry><outputEntry><text>"FOUND"</text></outputEntry><annotationEntry><text>L-3</text></annotationEntry><annotationEntry><text>an example</text></annotationEntry></rule>
</decisionTable></decision>
</definitions>
`
}

export function randomFacts(random: (below: number) => number): JsonObject {
  return {
    kind: KINDS[random(KINDS.length)] ?? 'A',
    district: `D${random(42)}`,
    ageYears: random(100),
    incomeFen: random(100_000),
    memberCount: random(100),
    grade: random(100),
    months: random(100),
    area: random(100),
  }
}

export type LargeTable = {
  lookup3700Us: number
  compile1000RulesMs: number
  editToRunMs: number
  analyse1000RulesMs: number
}

/** Throws when the look-up differs from trying the rows in order. */
export async function largeTable(rounds: number): Promise<LargeTable> {
  const given = { parameters: PARAMETERS, on: ON }
  const large = compile(tablePolicy(3700, 5), { file: 'large.dmn' })
  const decider = toJs(large, given)
  const trace = decider.newTrace()
  const random = seeded(11)
  const facts = Array.from({ length: 2000 }, () => randomFacts(random))
  for (const one of facts.slice(0, 300)) {
    const { amountFen } = evaluate(large, { ...given, facts: one })
    const found = decider.decide(one, trace).amountFen
    if (!Object.is(found, amountFen ?? Number.NaN))
      throw new Error(`look-up ${found}, in order ${amountFen}`)
  }
  const lookups: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    for (let at = 0; at < 50; at++) for (const one of facts) decider.decide(one, trace)
    lookups.push(((performance.now() - start) * 1000) / (50 * facts.length))
  }
  const xml = tablePolicy(1000, 8)
  let policy = compile(xml)
  const compile1000RulesMs = await millisecondsOf(() => {
    compile(xml)
  }, 7)
  const facts8 = randomFacts(random)
  let turn = 0
  const editToRunMs = await millisecondsOf(() => {
    turn += 1
    const edit = {
      tableId: 'table',
      ruleId: `r${500 + turn}`,
      column: 'incomeFen',
      text: `< ${40_000 + turn}`,
    }
    policy = edited(policy, edit)
    evaluate(policy, { ...given, facts: facts8 })
  }, 21)
  const analyse1000RulesMs = await millisecondsOf(() => {
    analyse(policy)
  }, 7)
  return { lookup3700Us: median(lookups), compile1000RulesMs, editToRunMs, analyse1000RulesMs }
}
