/** Unary tests and `in` (OMG DMN 1.5 clauses 7.3.3 and 10.3.2.14). */
import { mentions } from '../feel/mentions.ts'
import { compared, isIn, or, passes } from '../feel/test.ts'
import type { Feel } from '../feel/tree.ts'
import { isNull, type Value } from '../feel/value.ts'
import type { Code } from './run.ts'

type ToCode = (part: Feel) => Code

/** Forms that say yes or no: their answer counts, unless the subject is itself a yes or no. */
const ANSWERS: readonly Feel['form'][] = [
  'and',
  'between',
  'call',
  'compare',
  'every',
  'in',
  'instance',
  'or',
  'some',
]

/** One test of the value in `slot`, which is `?`. */
function oneTest(tree: Feel, slot: number, code: ToCode, passes: Passes): Code {
  if (tree.form === 'test') {
    const { operator } = tree
    const right = code(tree.right)
    return (run, frame) => compared(operator, frame[slot] ?? null, right(run, frame), run)
  }
  const value = code(tree)
  // A test that names `?` is itself the answer; any other is compared with the subject.
  if (mentions(tree, '?')) return value
  if (!ANSWERS.includes(tree.form)) {
    return (run, frame) => passes(frame[slot] ?? null, value(run, frame), run)
  }
  return (run, frame) => {
    const [subject = null, answer] = [frame[slot], value(run, frame)]
    if (typeof answer === 'boolean' && typeof subject !== 'boolean') return answer
    return passes(subject, answer, run)
  }
}

type Passes = typeof isIn

/** True when any test holds (clause 7.3.3); `not(…)` turns it round; unknown stays unknown. */
export function codeFromTests(tree: Feel & { form: 'in' | 'tests' }, code: ToCode): Code {
  const { slot } = tree
  const isOnly = tree.form === 'in' && tree.tests.length === 1
  const tests = tree.tests.map((test) => oneTest(test, slot, code, isOnly ? isIn : passes))
  const subject = tree.form === 'in' ? code(tree.of) : null
  const not = tree.form === 'tests' && tree.not
  return (run, frame) => {
    if (subject) frame[slot] = subject(run, frame)
    run.spend(tests.length)
    let truth: Value = false
    for (const test of tests) {
      truth = or(truth, test(run, frame))
      if (truth === true) break
    }
    return isNull(truth) ? truth : (truth === true) !== not
  }
}

/** `(< 5)` is the range up to 5 (clause 10.3.2.7); `(= 5)` and `(!= 5)` keep their sign. */
export function codeFromBound(tree: Feel & { form: 'test' }, right: Code): Code {
  const { operator } = tree
  return (run, frame) => {
    const bound = right(run, frame)
    if (operator === '=' || operator === '!=') {
      const closed = operator === '='
      const ends = { low: bound, high: bound, lowClosed: closed, highClosed: closed }
      return { kind: 'range', ...ends, sign: operator }
    }
    const closed = operator === '<=' || operator === '>='
    const upper = operator === '<' || operator === '<='
    return {
      kind: 'range',
      low: upper ? undefined : bound,
      high: upper ? bound : undefined,
      lowClosed: closed && !upper,
      highClosed: closed && upper,
    }
  }
}
