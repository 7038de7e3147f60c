/** Plan → scalars: the row of the outcome table, the outcome, the amount, and each decision that is scalar. */
import type { ParameterSet } from '../../parameters/parameters-on.ts'
import type { Plan, PlanNode } from '../plan.ts'
import { conforming } from './conforming.ts'
import { constantFromJson, dayConstant } from './constants.ts'
import { factTerm, type Presence } from './facts.ts'
import { attempted, contextTerm, type Lowering } from './from-feel.ts'
import { fromLogic } from './from-logic.ts'
import { scalar } from './numbers.ts'
import { NotScalarError, type Scalar } from './scalar.ts'
import { type Scalars, scalars } from './scalars.ts'
import type { Term } from './term.ts'

/** `constant` parameters are folded into the code; `named` ones are given when it runs. */
export type Parameters = { set: ParameterSet; as: 'constant' | 'named' }

export type PlanTerms = { make: Scalars; node: (index: number) => Term; lowering: Lowering }

/** With a day, `on` is folded into the code too. */
export type ScalarOptions = { parameters: Parameters; presence: Presence; on?: string }

/** Each node's term, made when it is first asked for. */
export function termsOfPlan(plan: Plan, options: ScalarOptions): PlanTerms {
  const make = scalars()
  const known = new Map<number, Term>()
  const node = (index: number): Term => {
    const found = known.get(index)
    if (found) return found
    const of = plan.nodes[index]
    if (!of) throw new NotScalarError('a node that does not exist')
    const term = attempted(() => nodeTerm(make, of, options, lowering))
    known.set(index, term)
    return term
  }
  const lowering: Lowering = { make, node, asksNull: new Set() }
  return { make, node, lowering }
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
  if (node.name === 'parameters') return parametersTerm(make, parameters)
  if (node.name === 'on' && on !== undefined) return scalar(dayConstant(make, on))
  if (node.name === 'on')
    return scalar(make.read({ form: 'given', name: 'on' }, { kind: 'date' }, false))
  return factTerm(make, presence, node.type, { loop: null }, [node.name], node.name)
}

/** `parameters.dibao.standardFen`: each dot of a name is a context. */
function parametersTerm(make: Scalars, parameters: Parameters, prefix = ''): Term {
  const missing = (name: string) => make.read({ form: 'given', name }, { kind: 'null' }, true)
  const fields = new Map<string, Term>()
  for (const name of Object.keys(parameters.set)) {
    if (!name.startsWith(prefix)) continue
    const [field = '', ...deeper] = name.slice(prefix.length).split('.')
    if (deeper.length > 0) fields.set(field, parametersTerm(make, parameters, `${prefix}${field}.`))
    else
      fields.set(
        field,
        attempted(() => scalar(parameterScalar(make, name, parameters, missing))),
      )
  }
  const known = contextTerm(make, fields)
  if (known.is !== 'context') return known
  return {
    ...known,
    field: (name) => (fields.has(name) ? known.field(name) : unknownParameter(make, prefix + name)),
  }
}

/** A parameter that nobody has heard of, or a group of them: missing, whatever is asked of it. */
function unknownParameter(make: Scalars, name: string): Term {
  return scalar(make.read({ form: 'given', name }, { kind: 'null' }, true))
}

function parameterScalar(
  make: Scalars,
  name: string,
  { set, as }: Parameters,
  missing: (name: string) => Scalar,
): Scalar {
  const value = set[name]?.value ?? null
  if (value === null) return missing(name)
  const constant = constantFromJson(make, value)
  if (as === 'constant') return constant
  // Its own value bounds it: that keeps sums of money in eight bytes.
  return make.read({ form: 'given', name }, constant.type, false)
}
