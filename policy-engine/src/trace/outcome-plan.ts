/**
 * The convention that makes a DMN model a policy: one decision `outcome`, a table with hit policy
 * FIRST, one input column for each condition, and rows that test one condition for `false` or
 * `null`. Any DMN engine gives the same outcome; ours also lists the conditions behind it.
 */
import { problemAt } from '../dmn/expression-from-xml.ts'
import type { Decision, Model, Table } from '../dmn/model.ts'
import { PolicyError, type PolicyProblem } from '../dmn/problem.ts'
import type { Plan } from '../plan/plan.ts'
import type { Outcome } from './evaluation.ts'

export type ConditionPlan = {
  node: number
  /** Node that says whether the condition applies at all (`<name>Applies`); null when always. */
  applies: number | null
  id: string
  name: string
  article: string
  ifFailed: Outcome
  reason: string
}

/** `needed` are nodes that a row tests for `null` only: without them nothing can be granted. */
export type OutcomePlan = {
  node: number
  conditions: ConditionPlan[]
  needed: number[]
  amount: number | null
  composition: number | null
}

const OUTCOMES: readonly string[] = ['eligible', 'notEligible', 'needsPerson', 'unknown']

/**
 * Null when no decision is named `outcome`: then the model is not a policy. Throws PolicyError when
 * the outcome does not keep to the convention, unless what is `faulty` shall be null.
 */
export function outcomePlan(
  model: Model,
  plan: Plan,
  faulty: 'refused' | 'null',
): OutcomePlan | null {
  const decision = model.decisions.find(({ name }) => name === 'outcome')
  if (!decision) return null
  try {
    return conventionalOutcome(model, decision, plan)
  } catch (error) {
    if (faulty === 'refused' || !(error instanceof PolicyError)) throw error
    return null
  }
}

function conventionalOutcome(model: Model, decision: Decision, plan: Plan): OutcomePlan {
  const fail = (message: string, at = model.source.root): never => {
    throw new PolicyError([problemAt(model.source, at, message)])
  }
  if (decision.expression.form !== 'table') return fail('outcome must be a table', decision.at)
  const { table } = decision.expression
  if (table.hitPolicy !== 'FIRST')
    return fail('outcome must have the hit policy FIRST', decision.at)
  const outcomeColumn = table.outputs.findIndex(({ name }) => name === 'outcome')
  const reasonColumn = table.outputs.findIndex(({ name }) => name === 'reason')
  if (outcomeColumn < 0 || reasonColumn < 0) {
    return fail('the table outcome needs the output columns outcome and reason', decision.at)
  }
  const problems: PolicyProblem[] = []
  const nodeNamed = (name: string) => plan.nodes.findIndex((node) => node.name === name)
  const conditions: ConditionPlan[] = []
  const needed = new Set<number>()

  for (const rule of table.rules) {
    const complain = (message: string) => problems.push(problemAt(model.source, rule.at, message))
    const [id, article] = ['rule', 'article'].map((name) => annotation(table, rule, name))
    if (!id) complain('this row names no rule')
    if (!article) complain('this row names no article')
    const outcome = literal(rule.outputs[outcomeColumn]?.text)
    if (!outcome || !OUTCOMES.includes(outcome))
      complain(`outcome must be one of ${OUTCOMES.join(', ')}`)
    const tested = rule.inputs.flatMap((cell, column) =>
      cell.text === '-' || cell.text === '' ? [] : [{ text: cell.text, column }],
    )
    for (const { text, column } of tested) {
      const name = table.inputs[column]?.expression.text ?? ''
      const node = nodeNamed(name)
      if (node < 0) complain(`column ${name} must be a decision, by its name`)
      else if (text === 'null') needed.add(node)
      else if (text === 'false' && tested.length === 1) {
        const applies = nodeNamed(`${name}Applies`)
        conditions.push({
          node,
          applies: applies < 0 ? null : applies,
          id: id ?? '',
          name,
          article: article ?? '',
          ifFailed: outcome as Outcome,
          reason: literal(rule.outputs[reasonColumn]?.text) ?? '',
        })
      } else complain('a row tests one condition for false, or conditions for null')
    }
  }
  if (problems.length > 0) throw new PolicyError(problems)
  for (const { node } of conditions) needed.delete(node)
  const orNull = (node: number) => (node < 0 ? null : node)
  return {
    node: nodeNamed('outcome'),
    conditions,
    needed: [...needed],
    amount: orNull(nodeNamed('amountFen')),
    composition: orNull(nodeNamed('composition')),
  }
}

export function annotation(table: Table, rule: Table['rules'][number], name: string): string {
  return rule.annotations[table.annotations.indexOf(name)]?.text ?? ''
}

function literal(text: string | undefined): string | null {
  return /^"([^"\\]*)"$/.exec(text ?? '')?.[1] ?? null
}
