/** Truths: three-valued where a value may be null, folded where that is settled. */
import { type Interning, remembered } from './interning.ts'
import { type CompareOperator, NotScalarError, type Scalar } from './scalar.ts'
import {
  BOOLEAN,
  constantNumber,
  isConstant,
  isNothing,
  isOrdered,
  sharedType,
} from './scalar-types.ts'
import type { Scalars } from './scalars.ts'

const OPPOSITE = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const

/**
 * With `keepsReasons`, whether a value is null stays one question about that value, so that its reasons
 * can still be told; else it is asked of the parts, which is quicker.
 */
export function makeTruths(
  { make }: Interning,
  all: Scalars,
  keepsReasons: boolean,
): Pick<Scalars, 'isNull' | 'isTrue' | 'not' | 'and' | 'or' | 'choose' | 'compare' | 'same'> {
  const isNull = (of: Scalar): Scalar => (of.mayBeNull ? nullness(of) : all.NO)

  const nullness = remembered((of: Scalar): Scalar => {
    if (of === all.NULL) return all.YES
    if (keepsReasons) return make({ form: 'isNull', of }, BOOLEAN, false, [of])
    // A strict operation is null exactly when a part is: asking the parts shares more, and folds.
    if (of.form === 'add' || of.form === 'subtract' || of.form === 'multiply')
      return or([isNull(of.left), isNull(of.right)])
    if (of.form === 'compare') return or([isNull(of.left), isNull(of.right)])
    if (of.form === 'least' || of.form === 'greatest')
      return or([isNull(of.left), isNull(of.right)])
    if (of.form === 'rounded') return or([isNull(of.left), isNull(of.right)])
    if (of.form === 'not') return isNull(of.of)
    if (of.form === 'and' || of.form === 'or') return and([not(isTrue(of)), not(isTrue(not(of)))])
    if (of.form === 'option') {
      const nulls = of.options.map(isNull)
      if (nulls.every(isConstant)) return all.option(of.index, nulls)
    }
    if (of.form === 'if') {
      const [yes, no] = [isNull(of.yes), isNull(of.no)]
      if (isConstant(yes) || isConstant(no)) {
        return or([and([of.condition, yes]), and([not(of.condition), no])])
      }
    }
    return make({ form: 'isNull', of }, BOOLEAN, false, [of])
  })

  const isTrue = (of: Scalar): Scalar => (of.mayBeNull ? certainty(of) : of)

  const certainty = remembered((of: Scalar): Scalar => {
    if (isNothing(of)) return all.NO
    if (of.form === 'and') return and(of.parts.map(isTrue))
    if (of.form === 'or') return or(of.parts.map(isTrue))
    if (of.form === 'if') return choose(of.condition, isTrue(of.yes), isTrue(of.no))
    return make({ form: 'isTrue', of }, BOOLEAN, false, [of])
  })

  const not = remembered((of: Scalar): Scalar => {
    if (isNothing(of)) return of
    if (of.form === 'constant') return all.truth(of.value === false)
    if (of.form === 'not') return of.of
    if (of.form === 'and') return or(of.parts.map(not))
    if (of.form === 'or') return and(of.parts.map(not))
    if (of.form === 'compare' && of.operator !== '=') {
      return compare(OPPOSITE[of.operator], of.left, of.right)
    }
    return make({ form: 'not', of }, BOOLEAN, of.mayBeNull, [of])
  })

  const joined = (form: 'and' | 'or', given: readonly Scalar[]): Scalar => {
    const decided = form === 'or'
    const found = new Set<Scalar>()
    for (const one of given.flatMap((part) => (part.form === form ? part.parts : [part]))) {
      if (one.form === 'constant' && one.value === decided) return all.truth(decided)
      if (one.form === 'constant' && one.value === !decided) continue
      found.add(one)
    }
    const parts = [...found]
    all.spend(parts.length)
    const [only] = parts
    if (!only) return all.truth(!decided)
    if (parts.length === 1) return only
    const opposite = parts.some((one) => one.form === 'not' && !one.mayBeNull && found.has(one.of))
    if (opposite) return all.truth(decided)
    return make(
      { form, parts },
      BOOLEAN,
      parts.some((one) => one.mayBeNull),
      parts,
    )
  }

  const and = (parts: readonly Scalar[]) => joined('and', parts)

  const or = (parts: readonly Scalar[]) => joined('or', parts)

  const choose = (given: Scalar, yes: Scalar, no: Scalar): Scalar => {
    const condition = isTrue(given)
    if (condition.form === 'constant') return condition.value === true ? yes : no
    if (yes === no && !(keepsReasons && isNothing(yes))) return yes
    if (condition.form === 'not') return choose(condition.of, no, yes)
    if (no.form === 'if' && no.condition === condition) return choose(condition, yes, no.no)
    if (yes.form === 'if' && yes.condition === condition) return choose(condition, yes.yes, no)
    if (
      yes.type.kind === 'boolean' &&
      no.type.kind === 'boolean' &&
      !yes.mayBeNull &&
      !no.mayBeNull
    ) {
      if (isConstant(yes)) return yes.value ? or([condition, no]) : and([not(condition), no])
      if (isConstant(no)) return no.value ? or([not(condition), yes]) : and([condition, yes])
    }
    const type = sharedType(yes.type, no.type)
    return make({ form: 'if', condition, yes, no }, type, yes.mayBeNull || no.mayBeNull, [
      condition,
      yes,
      no,
    ])
  }

  const compare = (operator: CompareOperator, a: Scalar, b: Scalar): Scalar => {
    if (isNothing(a) || isNothing(b)) return all.nothing(a, b)
    const [left, right] = all.aligned(a, b)
    if (left.type.kind !== right.type.kind) throw new NotScalarError('comparing different kinds')
    if (!isOrdered(left.type)) throw new NotScalarError(`the order of a ${left.type.kind}`)
    const [x, y] = [constantNumber(left), constantNumber(right)]
    if (x !== null && y !== null) return all.truth(holds(operator, x, y))
    const never = decidedByBounds(operator, left, right)
    if (never !== null && !left.mayBeNull && !right.mayBeNull) return all.truth(never)
    return make(
      { form: 'compare', operator, left, right },
      BOOLEAN,
      left.mayBeNull || right.mayBeNull,
      [left, right],
    )
  }

  const same = (a: Scalar, b: Scalar): Scalar => {
    if (a === b) return all.YES
    if (isNothing(a)) return and([isNull(a), isNull(b)])
    if (isNothing(b)) return and([isNull(a), isNull(b)])
    const [left, right] = all.aligned(a, b)
    if (left.type.kind !== right.type.kind) throw new NotScalarError('equality of different kinds')
    if (isConstant(left) && isConstant(right)) return all.truth(left.value === right.value)
    if (left.type.kind === 'boolean') {
      if (isConstant(right)) return isTrue(right.value ? left : not(left))
      if (isConstant(left)) return isTrue(left.value ? right : not(right))
    }
    return make({ form: 'same', left, right }, BOOLEAN, false, [left, right])
  }

  return { isNull, isTrue, not, and, or, choose, compare, same }
}

function holds(operator: CompareOperator, x: number, y: number): boolean {
  switch (operator) {
    case '=':
      return x === y
    case '<':
      return x < y
    case '<=':
      return x <= y
    case '>':
      return x > y
    case '>=':
      return x >= y
  }
}

/** What the bounds alone say of a comparison; null when they leave it open. */
function decidedByBounds(operator: CompareOperator, left: Scalar, right: Scalar): boolean | null {
  if (left.type.kind !== 'number' || right.type.kind !== 'number') return null
  const [a, b] = [left.type, right.type]
  // Bounds that are not exact themselves say nothing of values beside them.
  if (![a.low, a.high, b.low, b.high].every(Number.isSafeInteger)) return null
  if (operator === '>=' || operator === '>') {
    return decidedByBounds(operator === '>=' ? '<=' : '<', right, left)
  }
  if (operator === '<') return a.high < b.low ? true : a.low >= b.high ? false : null
  if (operator === '<=') return a.high <= b.low ? true : a.low > b.high ? false : null
  return a.high < b.low || a.low > b.high ? false : null
}
