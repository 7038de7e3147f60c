/** Plan → scalars: the row of the outcome table, the outcome, the amount, and each decision that is scalar. */
import type { ParameterSet } from '../../parameters/parameters-on.ts'
import type { Plan, PlanNode } from '../plan.ts'
import { conforming } from './conforming.ts'
import { constantFromJson, dayConstant } from './constants.ts'
import { factTerm, type Presence } from './facts.ts'
import type { Lowering } from './from-feel.ts'
import { fromLogic } from './from-logic.ts'
import { scalar } from './numbers.ts'
import { NotScalarError } from './scalar.ts'
import { type Scalars, scalars } from './scalars.ts'
import { attempted, type Term } from './term.ts'

/** `constant` parameters are folded into the code; `named` ones are given when it runs. */
export type Parameters = { set: ParameterSet; as: 'constant' | 'named' }

export type PlanTerms = { make: Scalars; node: (index: number) => Term; lowering: Lowering }

/** With a day, `on` is folded into the code too. */
export type ScalarOptions = {
  parameters: Parameters
  presence: Presence
  on?: string
  /** How many rows a list of facts may have; LIST_BOUND without it. */
  rowsOfList?: number
}

/** Each node's term, made when it is first asked for. */
export function termsOfPlan(plan: Plan, options: ScalarOptions, keepsReasons: boolean): PlanTerms {
  const make = scalars({ keepsReasons, rowsOfList: options.rowsOfList })
  const known = new Map<number, Term>()
  const node = (index: number): Term => {
    const found = known.get(index)
    if (found) return found
    const of = plan.nodes[index]
    if (!of) throw new NotScalarError('a node that does not exist')
    const term = limited(
      make,
      attempted(() => nodeTerm(make, of, options, lowering)),
    )
    known.set(index, term)
    return term
  }
  const lowering: Lowering = { make, node, asksNull: new Set(), missingParameters: new Set() }
  // In order, so that thousands of decisions that stand on each other do not nest.
  for (const index of plan.nodes.keys()) node(index)
  return { make, node, lowering }
}

/** Decisions that take lists from each other nest when a list is asked for, not before. */
function limited(make: Scalars, term: Term): Term {
  return term.is === 'list' ? { ...term, at: (open) => make.deeper(() => term.at(open)) } : term
}

function nodeTerm(
  make: Scalars,
  node: PlanNode,
  { parameters, presence, on }: ScalarOptions,
  lowering: Lowering,
): Term {
  if (node.kind === 'decision service') throw new NotScalarError('a decision service')
  if (node.kind !== 'input')
    return conforming(fromLogic(node.logic, new Map(), [], lowering), node.declared)
  if (node.name === 'parameters') return parametersTerm(lowering, parameters)
  if (node.name === 'on' && on !== undefined) return scalar(dayConstant(make, on))
  if (node.name === 'on')
    return scalar(make.read({ form: 'given', name: 'on' }, { kind: 'date' }, false))
  return factTerm(make, presence, node.type, { loop: null }, [node.name], node.name)
}

/** `parameters.dibao.standardFen`: each dot of a name is a context. */
function parametersTerm(lowering: Lowering, parameters: Parameters, prefix = ''): Term {
  const { make, missingParameters } = lowering
  const { set, as } = parameters
  /** One that has no value, or that nobody has heard of: null, whatever is asked of it. */
  const missing = (name: string): Term => {
    missingParameters.add(name)
    return scalar(make.read({ form: 'given', name }, { kind: 'null' }, true))
  }
  const termOf = (name: string): Term => {
    const value = set[name]?.value ?? null
    if (value === null) return missing(name)
    const constant = constantFromJson(make, value)
    // Its own value bounds it: that keeps sums of money in eight bytes.
    return scalar(
      as === 'constant' ? constant : make.read({ form: 'given', name }, constant.type, false),
    )
  }
  return {
    is: 'context',
    isNull: make.NO,
    field: (field) => {
      const name = prefix + field
      if (Object.hasOwn(set, name)) return termOf(name)
      const isGroup = Object.keys(set).some((one) => one.startsWith(`${name}.`))
      return isGroup ? parametersTerm(lowering, parameters, `${name}.`) : missing(name)
    },
  }
}
