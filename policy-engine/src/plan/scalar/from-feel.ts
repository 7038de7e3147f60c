/** FEEL tree → symbol: functions are applied here and now, lists become loops, contexts are followed. */

import type { Binding, Feel } from '../../feel/tree.ts'
import { builtinCall } from './builtins.ts'
import { conforming } from './conforming.ts'
import { constantFromText, timeConstant } from './constants.ts'
import { filtered, listOf, mapped, quantified } from './lists.ts'
import { arithmetic, chosen, compared, negated, nullness, sameScale, scalar } from './numbers.ts'
import { NotScalarError, type Scalar } from './scalar.ts'
import { isNothing, isTruth } from './scalar-types.ts'
import type { Scalars } from './scalars.ts'
import {
  attempted,
  contextTerm,
  type Frame,
  framed,
  type Open,
  scalarOf,
  type Term,
} from './term.ts'
import { passes } from './tests.ts'

/** `node` gives the term of another node of the plan. */
export type Lowering = {
  make: Scalars
  node: (index: number) => Term
  /** Facts that a rule compares with null. */
  asksNull: Set<string>
  /** Parameters without a value that a rule reads. */
  missingParameters: Set<string>
}

export function fromFeel(tree: Feel, frame: Frame, open: Open, context: Lowering): Term {
  return context.make.deeper(() => formFromFeel(tree, frame, open, context))
}

function formFromFeel(tree: Feel, frame: Frame, open: Open, context: Lowering): Term {
  const { make } = context
  const of = (part: Feel, within = frame, under = open) => fromFeel(part, within, under, context)
  const truth = (part: Feel, within = frame, under = open) => truthOf(make, of(part, within, under))
  switch (tree.form) {
    case 'number':
      return scalar(constantFromText(make, tree.text))
    case 'string':
    case 'boolean':
      return scalar(make.constant(tree.value))
    case 'null':
      return scalar(make.NULL)
    case 'any':
      return scalar(make.YES)
    case 'at':
      return scalar(timeConstant(make, tree.text))
    case 'name':
      return named(tree.binding, frame, context)
    case 'path':
      return fieldOf(make, of(tree.of), tree.field)
    case 'filter': {
      if (tree.by.type.kind === 'number') throw new NotScalarError('an item picked by its position')
      return filtered(make, of(tree.of), (item, under) =>
        truth(tree.by, framed(frame, tree.slot, item), under),
      )
    }
    case 'negate':
      return negated(make, of(tree.of))
    case 'arithmetic':
      return arithmetic(make, tree.operator, of(tree.left), of(tree.right))
    case 'compare':
      return comparison(context, tree, of, open)
    case 'and':
      return scalar(make.and([truth(tree.left), truth(tree.right)]))
    case 'or':
      return scalar(make.or([truth(tree.left), truth(tree.right)]))
    case 'between': {
      const [value, low, high] = [of(tree.of), of(tree.low), of(tree.high)]
      return scalar(make.and([compared(make, '>=', value, low), compared(make, '<=', value, high)]))
    }
    case 'range': {
      const { lowClosed, highClosed } = tree
      const low = tree.low ? of(tree.low) : null
      const high = tree.high ? of(tree.high) : null
      return { is: 'range', low, high, lowClosed, highClosed }
    }
    case 'in': {
      const subject = of(tree.of)
      const within = framed(frame, tree.slot, subject)
      return scalar(
        make.or(
          tree.tests.map((test) => passes(make, subject, test, (part) => of(part, within), open)),
        ),
      )
    }
    case 'if':
      return either(
        make,
        make.isTrue(truth(tree.condition)),
        () => of(tree.yes),
        () => of(tree.no),
      )
    case 'for': {
      const steps = tree.iterators.map((one) => {
        if (one.to) throw new NotScalarError('a loop over numbers')
        return { slot: one.slot, list: (within: Frame, under: Open) => of(one.in, within, under) }
      })
      return mapped(make, steps, frame, (within, under) => of(tree.body, within, under))
    }
    case 'some':
    case 'every': {
      const [step, ...others] = tree.iterators
      // With several, the answer may be settled before a list is found missing: order would matter.
      if (!step || others.length > 0) throw new NotScalarError(`${tree.form} over several lists`)
      const steps = [
        { slot: step.slot, list: (within: Frame, under: Open) => of(step.in, within, under) },
      ]
      const list = mapped(make, steps, frame, (within, under) => of(tree.body, within, under))
      return scalar(quantified(make, tree.form, list, open))
    }
    case 'list':
      return listOf(
        make,
        tree.items.map((item) => of(item)),
      )
    case 'context': {
      let within = frame
      const fields = new Map<string, Term>()
      for (const { name, slot, value } of tree.entries) {
        const term = attempted(() => of(value, within))
        fields.set(name, term)
        within = framed(within, slot, term)
      }
      return contextTerm(make, fields)
    }
    case 'function':
      return {
        is: 'function',
        parameters: tree.parameters.map(({ name }) => name),
        apply: (args, under) => {
          const within = new Map(frame)
          for (const [index, { slot, type }] of tree.parameters.entries()) {
            within.set(slot, conforming(args[index] ?? scalar(make.NULL), type))
          }
          return of(tree.body, within, under)
        },
      }
    case 'call':
      return called(tree, of, open, context)
    default:
      throw new NotScalarError(`the form ${tree.form}`)
  }
}

/** A truth; anything that is certainly no boolean counts as null. */
export function truthOf(make: Scalars, of: Term): Scalar {
  const value = scalarOf(of)
  return isTruth(value) ? value : make.NULL
}

export function either(make: Scalars, condition: Scalar, yes: () => Term, no: () => Term): Term {
  if (condition === make.YES) return yes()
  if (condition === make.NO) return no()
  const [a, b] = [yes(), no()]
  if (a.is === 'scalar' && b.is === 'scalar') {
    return scalar(make.choose(condition, ...sameScale(make, a.of, b.of)))
  }
  if (a.is === 'quotient' || b.is === 'quotient') return chosen(make, condition, a, b)
  throw new NotScalarError(`if gives a ${a.is} or a ${b.is}`)
}

function comparison(
  { make, asksNull }: Lowering,
  tree: Feel & { form: 'compare' },
  of: (part: Feel) => Term,
  open: Open,
): Term {
  const hasNull = tree.left.form === 'null' || tree.right.form === 'null'
  if (hasNull && (tree.operator === '=' || tree.operator === '!=')) {
    const asked = of(tree.left.form === 'null' ? tree.right : tree.left)
    if (asked.is === 'scalar' && asked.of.form === 'fact') asksNull.add(asked.of.path)
    const missing = nullness(make, asked, open)
    return scalar(tree.operator === '=' ? missing : make.not(missing))
  }
  return scalar(compared(make, tree.operator, of(tree.left), of(tree.right)))
}

function named(binding: Binding | null, frame: Frame, context: Lowering): Term {
  if (binding?.in === 'node') return context.node(binding.node)
  if (binding?.in === 'slot') {
    const found = frame.get(binding.slot)
    if (found) return found
  }
  if (binding?.in === 'field') {
    const item = frame.get(binding.slot)
    if (item?.is === 'context') return item.field(binding.name)
  }
  throw new NotScalarError('a name that is found only when it runs')
}

function fieldOf(make: Scalars, of: Term, name: string): Term {
  if (of.is === 'context') return of.field(name)
  if (of.is === 'list') {
    return {
      is: 'list',
      at: (open) => {
        const { parts, absent } = of.at(open)
        return {
          parts: parts.map((part) => ({ ...part, item: fieldOf(make, part.item, name) })),
          absent,
        }
      },
    }
  }
  const value = scalarOf(of)
  if (isNothing(value)) return of
  const { kind } = value.type
  if (
    kind === 'date' &&
    (name === 'year' || name === 'month' || name === 'day' || name === 'weekday')
  ) {
    return scalar(make.part(value, name))
  }
  throw new NotScalarError(`the field ${name} of a ${kind}`)
}

function called(
  tree: Feel & { form: 'call' },
  of: (part: Feel) => Term,
  open: Open,
  context: Lowering,
): Term {
  const args = () => tree.args.map((arg) => of(arg))
  if (tree.of.form === 'name' && tree.of.binding?.in === 'builtin') {
    const [first] = tree.args
    if (tree.of.binding.name === 'duration' && first?.form === 'string') {
      return scalar(timeConstant(context.make, first.value))
    }
    if (tree.of.binding.name === 'date' && first?.form === 'string' && tree.args.length === 1) {
      return scalar(timeConstant(context.make, first.value))
    }
    return builtinCall(context.make, tree.of.binding.name, args(), open)
  }
  const callee = of(tree.of)
  if (callee.is !== 'function') throw new NotScalarError('a call of what is no known function')
  const values = args()
  if (values.length !== callee.parameters.length)
    throw new NotScalarError('a call with missing values')
  const names = tree.names
  const placed = names
    ? callee.parameters.map((name) => values[names.indexOf(name)] ?? scalar(context.make.NULL))
    : values
  return callee.apply(placed, open)
}
