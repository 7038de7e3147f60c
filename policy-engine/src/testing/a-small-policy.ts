/** The smallest policy: some conditions, each with a row for false and one for null, and an amount. */
import { compile } from '../compile.ts'
import { encoded } from '../dmn/read-xml.ts'
import type { ParameterSet } from '../parameters/parameters-on.ts'
import type { Policy } from '../policy.ts'
import { aModel } from './a-model.ts'

type Parts = {
  /** Inputs by name with their types, besides `parameters` and `on`. */
  inputs: Record<string, string>
  /** Item definitions as XML. */
  types?: string
  conditions: Record<string, string>
  amountFen: string
}

export function aSmallPolicy({ inputs, types = '', conditions, amountFen }: Parts): Policy {
  const names = [...Object.keys(inputs), 'parameters', 'on']
  const needs = (kind: string, prefix: string, of: string[]) =>
    of
      .map(
        (name) =>
          `<informationRequirement><${kind} href="#${prefix}${name}"/></informationRequirement>`,
      )
      .join('')
  const input = (name: string, type?: string) =>
    `<inputData id="in_${name}" name="${encoded(name)}"><variable name="${encoded(name)}"${type ? ` typeRef="${type}"` : ''}/></inputData>`
  const decision = (name: string, type: string, text: string) =>
    `<decision id="d_${name}" name="${name}"><variable name="${name}" typeRef="${type}"/>${needs('requiredInput', 'in_', names)}<literalExpression id="t_${name}"><text>${encoded(text)}</text></literalExpression></decision>`
  const columns = [...Object.keys(conditions), 'amountFen']
  const row = (id: string, tests: Record<string, string>, outcome: string, reason: string) =>
    `<rule id="${id}">${columns.map((name) => `<inputEntry><text>${tests[name] ?? '-'}</text></inputEntry>`).join('')}<outputEntry><text>"${outcome}"</text></outputEntry><outputEntry><text>"${reason}"</text></outputEntry><annotationEntry><text>T-1</text></annotationEntry><annotationEntry><text>a test</text></annotationEntry></rule>`
  const rows = [
    ...Object.keys(conditions).map((name) =>
      row(`no_${name}`, { [name]: 'false' }, 'notEligible', `NO_${name}`),
    ),
    ...columns.map((name) => row(`null_${name}`, { [name]: 'null' }, 'unknown', 'MISSING')),
    row('yes', {}, 'eligible', 'YES'),
  ]
  return compile(
    aModel(
      [
        types,
        ...Object.entries(inputs).map(([name, type]) => input(name, type)),
        input('parameters'),
        input('on', 'date'),
        ...Object.entries(conditions).map(([name, text]) => decision(name, 'boolean', text)),
        decision('amountFen', 'number', amountFen),
        `<decision id="d_outcome" name="outcome"><variable name="outcome"/>${needs('requiredDecision', 'd_', columns)}<decisionTable id="outcome" hitPolicy="FIRST">${columns.map((name) => `<input id="c_${name}"><inputExpression id="x_${name}"><text>${name}</text></inputExpression></input>`).join('')}<output id="oo" name="outcome"/><output id="or" name="reason"/><annotation name="rule"/><annotation name="article"/>${rows.join('')}</decisionTable></decision>`,
      ].join('\n'),
    ),
  )
}

/** Parameters by name, in force everywhere since long ago. */
export function someParameters(
  values: Record<string, number | string | boolean | null>,
): ParameterSet {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { name, value, unit: '', place: '33', from: '2000-01-01', to: null, source: 'a test' },
    ]),
  )
}
