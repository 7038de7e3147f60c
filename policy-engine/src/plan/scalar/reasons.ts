/**
 * Why a scalar is null: whether a missing fact, or a parameter without a value, is among the reasons.
 * It follows the rules by which values carry what they lack (feel/value.ts): a strict operation joins the
 * reasons of its sides, and a plain `null` in a branch takes those of the `= null` tests before it.
 */
import type { Scalar } from './scalar.ts'
import type { Scalars } from './scalars.ts'

export type Cause = 'fact' | 'parameter'

/** Truths that are never null: whether this cause is among the reasons that each scalar is null. */
export function reasonsOf(make: Scalars, cause: Cause): (of: Scalar) => Scalar {
  const known = new Map<Scalar, Scalar>()
  const asked = new Map<Scalar, Scalar>()

  const why = (of: Scalar): Scalar => {
    if (!of.mayBeNull) return make.NO
    const found = known.get(of)
    if (found) return found
    const made = reason(of)
    known.set(of, made)
    return made
  }

  const reason = (of: Scalar): Scalar => {
    switch (of.form) {
      case 'fact':
        return cause === 'fact' ? make.isNull(of) : make.NO
      case 'given':
        return make.truth(cause === 'parameter')
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'least':
      case 'greatest':
      case 'rounded':
      case 'compare':
        return make.or([why(of.left), why(of.right)])
      case 'nothing':
        return make.or(of.parts.map(why))
      case 'and':
      case 'or':
        return make.and([make.isNull(of), make.or(of.parts.map(why))])
      case 'not':
      case 'absolute':
      case 'retyped':
      case 'part':
        return why(of.of)
      case 'plusMonths':
        return make.or([why(of.date), why(of.months)])
      case 'monthsBetween':
        return make.or([why(of.from), why(of.to)])
      case 'if':
        return make.choose(of.condition, branch(of.yes, of.condition), branch(of.no, of.condition))
      case 'option':
        return make.option(of.index, of.options.map(why))
      default:
        return make.NO
    }
  }

  const branch = (of: Scalar, condition: Scalar): Scalar =>
    of === make.NULL ? asks(condition) : why(of)

  /** The reasons behind what a condition found to be null. */
  const asks = (of: Scalar): Scalar => {
    const found = asked.get(of)
    if (found) return found
    const made = asking(of)
    asked.set(of, made)
    return made
  }

  const asking = (of: Scalar): Scalar => {
    switch (of.form) {
      case 'isNull':
        return why(of.of)
      case 'absent':
        return cause === 'fact' ? of : make.NO
      // What was found null counts only where it is why the whole condition holds.
      case 'and':
        return make.and([make.isTrue(of), make.or(of.parts.map(asks))])
      case 'or':
        return make.or(of.parts.map(asks))
      case 'not':
      case 'isTrue':
        return asks(of.of)
      case 'aggregate':
        return of.how === 'exists'
          ? make.aggregate('exists', [of.loop], of.where, asks(of.body))
          : make.NO
      default:
        return make.NO
    }
  }

  return why
}
