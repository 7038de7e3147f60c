/** The DMN around expressions made at random: types, inputs, the outcome table. */
import type { Random } from './random-facts.ts'

/** A decision: its FEEL text, or its table as XML. */
export type Named = { name: string; text: string }

export type Law = {
  /** FEEL functions, which every figure, condition and the amount may call. */
  functions?: Named[]
  figures: Named[]
  conditions: Named[]
  amount: Named
}

export function modelText(
  { functions = [], figures, conditions, amount }: Law,
  random: Random,
): string {
  const all = [...figures, ...conditions, amount]
  const requires = (names: string[], kind: string, prefix: string) =>
    names
      .map(
        (name) =>
          `<informationRequirement><${kind} href="#${prefix}${name}"/></informationRequirement>`,
      )
      .join('')
  const inputs = requires(
    ['members', 'notes', 'household', 'inPayment', 'parameters', 'on'],
    'requiredInput',
    'in_',
  )
  const decisions = all.map(({ name, text }, at) => {
    const before = requires(
      figures.slice(0, at).map((one) => one.name),
      'requiredDecision',
      'd_',
    )
    // A condition may read the conditions before it, and figures nothing but figures.
    const conditionsBefore = conditions.slice(0, Math.max(0, at - figures.length))
    const known = requires(
      name.startsWith('condition') ? conditionsBefore.map((one) => one.name) : [],
      'requiredDecision',
      'd_',
    )
    const knowledge = functions
      .map(
        (one) =>
          `<knowledgeRequirement><requiredKnowledge href="#b_${one.name}"/></knowledgeRequirement>`,
      )
      .join('')
    const type = name.startsWith('condition') ? 'boolean' : 'number'
    return `<decision id="d_${name}" name="${name}"><variable name="${name}" typeRef="${type}"/>${inputs}${before}${known}${knowledge}${text.startsWith('<decisionTable') ? text : `<literalExpression id="t_${name}"><text>${escaped(text)}</text></literalExpression>`}</decision>`
  })
  const columns = [...conditions.map(({ name }) => name), 'amountFen']
  const rows = [
    ...conditions.map(({ name }) => ({
      tests: { [name]: 'false' },
      outcome: random(3) ? 'notEligible' : 'needsPerson',
      reason: `NO_${name}`,
    })),
    ...columns.map((name) => ({
      tests: { [name]: 'null' },
      outcome: 'unknown',
      reason: `MISSING_${name}`,
    })),
    { tests: {}, outcome: 'eligible', reason: 'ALL' },
  ] as { tests: Record<string, string>; outcome: string; reason: string }[]
  const rules = rows.map(({ tests, outcome, reason }, at) => {
    const cells = columns
      .map((name) => `<inputEntry><text>${tests[name] ?? '-'}</text></inputEntry>`)
      .join('')
    return `<rule id="r${at}">${cells}<outputEntry><text>"${outcome}"</text></outputEntry><outputEntry><text>"${reason}"</text></outputEntry><annotationEntry><text>R-${at}</text></annotationEntry><annotationEntry><text>made at random</text></annotationEntry></rule>`
  })
  const field = (name: string, type: string) =>
    `<itemComponent name="${name}"><typeRef>${type}</typeRef></itemComponent>`
  const item = (name: string, fields: string) =>
    `<itemDefinition name="${name}">${fields}</itemDefinition>`
  const listOf = (name: string, of: string) =>
    `<itemDefinition name="${name}" isCollection="true"><typeRef>${of}</typeRef></itemDefinition>`
  const input = (name: string, type?: string) =>
    `<inputData id="in_${name}" name="${name}"><variable name="${name}"${type ? ` typeRef="${type}"` : ''}/></inputData>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="random" name="random" namespace="random">
<itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"A", "B", "C", "D"</text></allowedValues></itemDefinition>
${item('tJob', field('payFen', 'number'))}${listOf('tJobs', 'tJob')}
${item('tMember', field('id', 'string') + field('wageFen', 'number') + field('pensionFen', 'number') + field('grade', 'number') + field('works', 'boolean') + field('kind', 'tKind') + field('born', 'date') + field('jobs', 'tJobs'))}
${listOf('tMembers', 'tMember')}
${item('tNote', field('about', 'string') + field('kind', 'tKind'))}${listOf('tNotes', 'tNote')}
${item('tHousehold', field('moneyFen', 'number') + field('debtFen', 'number') + field('rooms', 'number') + field('areaM2', 'number') + field('rural', 'boolean') + field('kind', 'tKind') + field('since', 'date'))}
<knowledgeSource id="ks" name="made at random"/>
${input('members', 'tMembers')}${input('notes', 'tNotes')}${input('household', 'tHousehold')}${input('inPayment', 'boolean')}${input('parameters')}${input('on', 'date')}
${functions.map(functionText).join('\n')}
${decisions.join('\n')}
<decision id="d_outcome" name="outcome"><variable name="outcome"/>${requires(columns, 'requiredDecision', 'd_')}
<decisionTable id="outcome" hitPolicy="FIRST">
${columns.map((name) => `<input id="c_${name}"><inputExpression id="x_${name}"><text>${name}</text></inputExpression></input>`).join('')}
<output id="oo" name="outcome"/><output id="or" name="reason"/><annotation name="rule"/><annotation name="article"/>
${rules.join('\n')}
</decisionTable></decision>
</definitions>
`
}

/** `function(a: number) a + 1` as a business knowledge model. */
function functionText({ name, text }: Named): string {
  const [, parameters = '', body = ''] = /^function\((.*?)\) (.*)$/s.exec(text) ?? []
  const formal = parameters
    .split(', ')
    .map((one) => one.split(': '))
    .map(([parameter, type]) => `<formalParameter name="${parameter}" typeRef="${type}"/>`)
    .join('')
  return `<businessKnowledgeModel id="b_${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic>${formal}<literalExpression id="tb_${name}"><text>${escaped(body)}</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
