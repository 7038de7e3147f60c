/** The scalars that answer a policy: what `evaluate` says, as numbers. */

import { OUTCOMES, type Outcome } from '../../trace/evaluation.ts'
import type { OutcomePlan } from '../../trace/outcome-plan.ts'
import { PARAMETER_WITHOUT_VALUE } from '../../trace/vocabulary.ts'
import type { Logic, Plan } from '../plan.ts'
import { type ScalarOptions, termsOfPlan } from './from-plan.ts'
import { rowsOf } from './from-table.ts'
import { reasonsOf } from './reasons.ts'
import { NotScalarError, type Scalar } from './scalar.ts'
import type { Scalars } from './scalars.ts'
import { scalarOf, type Term } from './term.ts'

/** `outcome` and `reason` are indexes into OUTCOMES and `reasons`; `row` into the rows of the table. */
export type ScalarVerdict = {
  make: Scalars
  row: Scalar
  outcome: Scalar
  reason: Scalar
  /** Null unless eligible. */
  amountFen: Scalar
  /** Every decision that is one number, truth, text or day: the light trace. */
  values: { name: string; of: Scalar }[]
  rows: { id: string; reason: number }[]
  reasons: string[]
  /** Paths of the facts that a rule compares with null: their absence is ordinary. */
  asksNull: ReadonlySet<string>
}

/** Throws NotScalarError, saying why, when the policy has no scalar form. */
export function scalarVerdict(
  plan: Plan,
  outcome: OutcomePlan,
  options: ScalarOptions,
  keepsReasons = false,
): ScalarVerdict {
  const { make, node, lowering } = termsOfPlan(plan, options, keepsReasons)
  const table = tableOf(plan.nodes[outcome.node])
  const row = make.firstRow(table.id, rowsOf(table, new Map(), [], lowering))
  const written = (column: string) => {
    const index = table.outputs.findIndex(({ name }) => name === column)
    return table.rules.map((rule) => {
      const cell = rule.results[index]
      return cell?.form === 'string' ? cell.value : null
    })
  }
  const stated = written('outcome').map((one) => OUTCOMES.indexOf((one ?? 'unknown') as Outcome))
  const said = written('reason')
  const reasons = [...new Set(['', PARAMETER_WITHOUT_VALUE, ...said.map((one) => one ?? '')])]
  const code = (outcomeName: Outcome) => make.constant(OUTCOMES.indexOf(outcomeName))
  const numbered = (numbers: number[], otherwise: number) =>
    make.option(
      row,
      [...numbers, otherwise].map((one) => make.constant(one)),
    )

  const first = numbered(stated, OUTCOMES.indexOf('unknown'))
  const amount = outcome.amount === null ? null : scalarOf(node(outcome.amount))
  if (amount && amount.type.kind !== 'number' && amount.type.kind !== 'null') {
    throw new NotScalarError(`an amount that is a ${amount.type.kind}`)
  }
  const isEligible = make.same(first, code('eligible'))
  const ungrantable = amount ? make.and([isEligible, make.isNull(amount)]) : make.NO
  const second = make.choose(ungrantable, code('unknown'), first)
  const onlyParameters = missesOnlyParameters(make, outcome, (index) => scalarOf(node(index)))
  // Parameters without a value are rare, and only then are there reasons to tell apart.
  if (lowering.missingParameters.size > 0 && !keepsReasons) {
    return scalarVerdict(plan, outcome, options, true)
  }
  const waits = make.and([make.same(second, code('unknown')), onlyParameters])
  const last = make.choose(waits, code('needsPerson'), second)
  const reason = make.choose(
    waits,
    make.constant(reasons.indexOf(PARAMETER_WITHOUT_VALUE)),
    numbered(
      said.map((one) => reasons.indexOf(one ?? '')),
      0,
    ),
  )
  const amountFen = amount
    ? make.choose(make.same(last, code('eligible')), amount, make.NULL)
    : make.NULL
  return {
    make,
    row,
    outcome: last,
    reason,
    amountFen,
    values: valuesOf(plan, outcome, node),
    rows: table.rules.map((rule, index) => ({
      id: rule.id,
      reason: reasons.indexOf(said[index] ?? ''),
    })),
    reasons,
    asksNull: lowering.asksNull,
  }
}

/** Unknown, and nothing is missing but parameters without a value. */
function missesOnlyParameters(
  make: Scalars,
  outcome: OutcomePlan,
  value: (node: number) => Scalar,
): Scalar {
  const unknown = [
    ...outcome.conditions.map(({ node, applies }) => ({
      of: value(node),
      asked: applies === null ? make.YES : make.not(make.same(value(applies), make.NO)),
    })),
    ...outcome.needed.map((node) => ({ of: value(node), asked: make.YES })),
  ]
  const because = (cause: 'fact' | 'parameter') => {
    const why = reasonsOf(make, cause)
    return make.or(unknown.map(({ of, asked }) => make.and([asked, why(of)])))
  }
  const parameter = because('parameter')
  return parameter === make.NO ? parameter : make.and([parameter, make.not(because('fact'))])
}

function tableOf(node: Plan['nodes'][number] | undefined) {
  const logic: Logic | null = node && 'logic' in node ? node.logic : null
  if (logic?.form !== 'table') throw new NotScalarError('the outcome is not a table')
  return logic.table
}

function valuesOf(
  plan: Plan,
  outcome: OutcomePlan,
  node: (index: number) => Term,
): ScalarVerdict['values'] {
  return plan.nodes.flatMap(({ kind, name }, index) => {
    if (kind !== 'decision' || index === outcome.node) return []
    const term = node(index)
    return term.is === 'scalar' ? [{ name, of: term.of }] : []
  })
}
