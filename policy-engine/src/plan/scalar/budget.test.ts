import { describe, expect, it } from 'vitest'
import { someParameters } from '../../testing/a-small-policy.ts'
import {
  chain,
  type Decision,
  functions,
  policyOfDecisions,
  TABLES,
  tableOf,
} from '../../testing/growing-rules.ts'
import { toColumns } from '../../to-columns/to-columns.ts'
import { toJs } from '../../to-js/to-js.ts'
import { toSql } from '../../to-sql/to-sql.ts'
import { NotScalarError } from './scalar.ts'

const GIVEN = { parameters: someParameters({}), on: '2025-06-01' }
/** No rule may hold up the one who writes code from it for longer. */
const MILLISECONDS = 1000

/** What a rule is, its decisions, and what is asked of the last. */
const HOSTILE: [string, () => Decision[], string?][] = [
  [
    'thousands of decisions, each on the one before',
    () => chain(3000, 'number', (one) => `${one} + 1`),
  ],
  [
    'truths of truths',
    () =>
      chain(
        60,
        'boolean',
        (one, at) => `(${one} and moneyFen > ${at}) or (${one} and moneyFen < -${at})`,
      ),
    'LAST',
  ],
  [
    'not of truths of truths',
    () =>
      chain(
        60,
        'boolean',
        (one, at) => `not((${one} or moneyFen > ${at}) and (not(${one}) or moneyFen < -${at}))`,
      ),
    'LAST',
  ],
  [
    'the least of the least',
    () => chain(60, 'number', (one, at) => `min(${one}, moneyFen + ${at})`),
  ],
  [
    'roundings of roundings',
    () => chain(60, 'number', (one) => `round half up((${one} + moneyFen) / 3, 0)`),
  ],
  ['quotients of quotients', () => chain(60, 'number', (one) => `${one} / moneyFen + ${one}`)],
  ['products of products', () => chain(60, 'number', (one) => `${one} * ${one}`)],
  [
    'ifs of ifs',
    () => chain(60, 'number', (one, at) => `if moneyFen > ${at} then ${one} + 0.5 else ${one}`),
  ],
  [
    'ifs of ifs of scales',
    () => chain(40, 'number', (one, at) => `if ${one} > ${at} then ${one} + 0.05 else ${one} - 1`),
  ],
  [
    'sums over sums',
    () =>
      chain(
        40,
        'number',
        (one) =>
          `sum(for m in members return m.wageFen + ${one}) + count(members[wageFen > ${one}])`,
      ),
  ],
  [
    'lists of lists',
    () =>
      chain(60, 'tNumbers', (one) => `for m in members return count(${one}) + count(${one})`).map(
        ({ name, text }, at) => ({ name, text: at === 0 ? 'members' : text }),
      ),
    'count(LAST) > 3',
  ],
  [
    'lists out of lists',
    () =>
      chain(2000, '', (one) => `${one}[true]`).map(({ name, text }, at) => ({
        name,
        text: at === 0 ? 'members' : text,
      })),
    'count(LAST) > 3',
  ],
  [
    'functions twice of functions',
    () => [{ name: 'twice', text: functions(40, (x) => `${x} + 1`) }],
  ],
  [
    'functions that give lists',
    () => [{ name: 'twice', text: functions(40, (x) => `[${x}, ${x}]`) }],
    'count(LAST) > 3',
  ],
  [
    'a function handed to itself',
    () => [{ name: 'own', text: '{f: function(g, n) g(g, n + 1), r: f(f, moneyFen)}.r' }],
  ],
  ['a long addition', () => [{ name: 'long', text: `moneyFen${' + 1'.repeat(300)}` }]],
  [
    'a long list of alternatives',
    () => [
      {
        name: 'long',
        text: `sum([${Array.from({ length: 240 }, (_, at) => `moneyFen + ${at}`).join(', ')}])`,
      },
    ],
  ],
  [
    'ten thousand rows',
    () =>
      tableOf(
        10_000,
        'FIRST',
        (at) => `[${at * 10}..${at * 10 + 9}]`,
        (at) => String(at),
      ),
  ],
  [
    'ten thousand rows that give texts',
    () =>
      tableOf(
        10_000,
        'FIRST',
        (at) => `"K${at}"`,
        (at) => `"T${at}"`,
        'kind',
      ),
    'LAST = "T77"',
  ],
  [
    'ten thousand rows that give figures',
    () =>
      tableOf(
        10_000,
        'FIRST',
        (at) => `< ${at}`,
        (at) => `moneyFen + ${at}`,
      ),
  ],
  [
    'ten thousand rows, one of which fits',
    () =>
      tableOf(
        10_000,
        'UNIQUE',
        (at) => `${at}`,
        (at) => `${at}`,
      ),
  ],
  [
    'ten thousand rows that agree',
    () =>
      tableOf(
        10_000,
        'ANY',
        (at) => `> ${at}`,
        (at) => `${at % 7}`,
      ),
  ],
  [
    'ten thousand rows over two figures',
    () =>
      tableOf(
        10_000,
        'FIRST',
        (at) => `< moneyFen + ${at}`,
        (at) => `${at}`,
        'moneyFen * 2',
      ),
  ],
]

describe('code from a rule that grows', () => {
  it.each(HOSTILE)('%s ends within a second, or is refused', (_, decisions, asks = 'LAST > 3') => {
    const policy = policyOfDecisions(decisions(), asks)
    const facts = { moneyFen: 5, kind: 'A', rural: true, members: [] }
    const written = [
      () => toJs(policy, GIVEN),
      () => {
        const plan = toColumns(policy, GIVEN)
        return plan.over(plan.load([facts]))
      },
      () => toSql(policy, { ...GIVEN, tables: TABLES }),
    ]
    for (const write of written) {
      const from = process.cpuUsage()
      const why = refusal(write)
      const { user } = process.cpuUsage(from)
      expect(user / 1000).toBeLessThan(MILLISECONDS)
      if (why !== null) expect(why).toMatch(/more than/)
    }
  })
})

/** Why there is no code; null when there is. */
function refusal(write: () => { notScalar?: string | null; text: string }): string | null {
  try {
    return write().notScalar ?? null
  } catch (error) {
    if (error instanceof NotScalarError) return error.message
    throw error
  }
}
