import { describe, expect, it } from 'vitest'
import { scalars } from '../plan/scalar/scalars.ts'
import { aSmallPolicy } from '../testing/a-small-policy.ts'
import { evaluate } from '../trace/evaluate.ts'
import { tableIndex } from './table-index.ts'
import { toJs } from './to-js.ts'

const NONE = { parameters: {}, on: '2025-06-01' }

function seeded(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A FIRST table of random cells over a text, a number, a truth and a day, as a chain in FEEL. */
function aChain(rows: number, random: (below: number) => number): string {
  const test = () => {
    const number = random(60)
    const day = `date("20${10 + random(15)}-0${1 + random(9)}-01")`
    return [
      `kind = "K${random(9)}"`,
      `kind in ("K1", "K${random(9)}")`,
      `kind = null`,
      `amount < ${number}`,
      `amount in [${number}..${number + 9})`,
      `amount = ${number}`,
      `not(amount > ${number})`,
      'open = true',
      'open = false',
      `since <= ${day}`,
      'true',
    ][random(11)]
  }
  return Array.from(
    { length: rows },
    (_, at) => `if (${test()}) and (${test()}) then ${at} else`,
  ).join(' ')
}

describe('looking a row up', () => {
  it('finds the row that trying them in order finds', () => {
    const random = seeded(5)
    for (let round = 0; round < 5; round += 1) {
      const policy = aSmallPolicy({
        inputs: { kind: 'string', amount: 'number', open: 'boolean', since: 'date' },
        conditions: { asked: 'true' },
        amountFen: `${aChain(30, random)} 999`,
      })
      const decider = toJs(policy, NONE)
      for (let at = 0; at < 300; at += 1) {
        const facts = {
          kind: random(8) ? `K${random(10)}` : null,
          amount: random(8) ? random(70) : null,
          open: random(3) === 0 ? null : random(2) === 0,
          since: random(6) ? `20${10 + random(16)}-0${1 + random(9)}-0${1 + random(9)}` : null,
        }
        const { amountFen } = evaluate(policy, { ...NONE, facts })
        const found = decider.decide(facts, decider.newTrace()).amountFen
        expect(Number.isNaN(found) ? null : found).toBe(amountFen)
      }
    }
  })

  it('is used for tables of many rows, and gives up on a cell that asks about two values', () => {
    const make = scalars()
    const [a, b] = ['a', 'b'].map((name) =>
      make.read({ form: 'given', name }, { kind: 'number', scale: 0, low: -100, high: 100 }, true),
    )
    if (!a || !b) throw new Error('no values')
    const below = (limit: number) => make.isTrue(make.compare('<', a, make.constant(limit)))
    const index = tableIndex([[below(10)], [below(20)], []])
    expect([5, 10, 15, 25, Number.NaN].map((value) => index?.find(value))).toEqual([0, 1, 1, 2, 2])
    const either = make.or([below(10), make.isTrue(make.compare('<', b, make.constant(10)))])
    expect(tableIndex([[either]])).toBeNull()
  })

  it('is not needed for many ifs in a row', () => {
    const rows = Array.from(
      { length: 40 },
      (_, at) => `if amount = ${at} then ${at * 2} else`,
    ).join(' ')
    const policy = aSmallPolicy({
      inputs: { amount: 'number' },
      conditions: { asked: 'true' },
      amountFen: `${rows} 0`,
    })
    const decider = toJs(policy, NONE)
    expect(decider.decide({ amount: 31 }, decider.newTrace()).amountFen).toBe(62)
  })
})
