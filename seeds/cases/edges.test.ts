/**
 * Where the ways to decide could part: the ends of what numbers, days and lists can hold, and the forms that
 * each back end writes in its own manner. What `evaluate` says is right.
 */
import { compile, factsRead, type JsonObject, toSql } from '@happiness-code/policy-engine'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Asked, mustAgree, ON } from './must-agree.ts'
import { createPopulation, decidedIn } from './population.queries.ts'
import { modelText } from './random-model.ts'

let client: Client
beforeAll(async () => {
  client = new Client({ connectionString: inject('postgresUrl') })
  await client.connect()
})
afterAll(async () => {
  await client.query('DROP SCHEMA IF EXISTS edges CASCADE')
  await client.end()
})

const own = (household: JsonObject, members: JsonObject[] = [{ id: 'p1' }]): JsonObject => ({
  household,
  members,
  notes: [],
  inPayment: true,
})
const money = (moneyFen: number | null, debtFen: number | null = 1, rooms: number | null = 1) =>
  own({ moneyFen, debtFen, rooms, areaM2: 40.25, kind: 'A', rural: true, since: '2000-02-29' })

const HOUSEHOLDS = [
  money(700),
  money(-700),
  money(0),
  money(null),
  money(7, 3, 0),
  money(7, null, 0),
  money(7, 3, -2),
]

describe('every way to decide says the same of', () => {
  test.each<[string, Asked, JsonObject[]]>([
    [
      'a factor of a hundred beside a limit with hundredths',
      { when: 'household.moneyFen > 0.25', amount: 'household.moneyFen * 100' },
      HOUSEHOLDS,
    ],
    ['rounding to hundreds', { amount: 'decimal(household.moneyFen * 7, -2)' }, HOUSEHOLDS],
    [
      'rounding to hundreds, added to',
      { amount: 'round half up(household.moneyFen * 7, -2) + household.debtFen' },
      HOUSEHOLDS,
    ],
    [
      'rounding a quotient by a tenth to cents',
      { amount: 'decimal(household.moneyFen / 0.1, 2)' },
      HOUSEHOLDS,
    ],
    [
      'two quotients that are both null',
      { when: 'household.moneyFen / household.rooms = household.debtFen', amount: '1' },
      HOUSEHOLDS,
    ],
    [
      'two quotients that differ',
      {
        when: 'household.moneyFen / household.rooms != household.debtFen / household.rooms',
        amount: '1',
      },
      HOUSEHOLDS,
    ],
    ['zero from below', { amount: 'ceiling(household.moneyFen / 1000)' }, HOUSEHOLDS],
    [
      'zero times less than zero',
      { amount: 'household.moneyFen * household.rooms' },
      [money(-7, 1, 0), money(0, 1, -1)],
    ],
    [
      'a product of zero of large amounts',
      { amount: '(household.moneyFen * 2) * parameters.a.none', parameters: { 'a.none': 0 } },
      [money(2_000_000_000), money(-2_000_000_000)],
    ],
    [
      'the difference of two large parameters',
      {
        amount: 'parameters.a.more - parameters.a.less',
        parameters: { 'a.more': 3_000_000_007, 'a.less': 3_000_000_000 },
      },
      HOUSEHOLDS,
    ],
    [
      'the smallest number of 32 bits',
      { when: 'household.moneyFen >= -2147483647', amount: 'abs(household.moneyFen)' },
      [money(-2_147_483_648), money(-2_147_483_647), money(2_147_483_647)],
    ],
    [
      'a sum of products beyond 2^53',
      { amount: 'sum(for m in members return m.wageFen * m.pensionFen)' },
      [
        own(
          {},
          Array.from({ length: 3 }, () => ({ wageFen: 67_108_863, pensionFen: 67_108_863 })),
        ),
        own({}, [
          { wageFen: 67_108_863, pensionFen: 67_108_863 },
          { wageFen: 67_108_863, pensionFen: 67_108_863 },
          { wageFen: 67_108_863, pensionFen: 67_108_863 },
          { wageFen: -67_108_863, pensionFen: 67_108_863 },
          { wageFen: -67_108_863, pensionFen: 67_108_863 },
        ]),
      ],
    ],
    [
      'a sum of bounded products',
      { amount: 'floor(sum(for m in members return max(min(m.wageFen * 1000000, 100), 0)) / 3)' },
      [own({}, [{ wageFen: 5 }, { wageFen: 50_000 }]), own({}, [])],
    ],
    [
      'years beyond four digits',
      { when: '(household.since + duration("P3999Y")).year > 9999' },
      [own({ since: '7000-01-01' }), own({ since: '2000-01-01' })],
    ],
    [
      'leap days a year later',
      { when: 'household.since + duration("P1Y") = date("2001-02-28")' },
      HOUSEHOLDS,
    ],
    [
      'a duration for each of the household',
      { when: 'household.since + duration("P1M") * count(members) < on' },
      HOUSEHOLDS,
    ],
    [
      'days for each of the household',
      { when: 'household.since + duration("P1D") * count(members) < on' },
      HOUSEHOLDS,
    ],
    [
      'the months between two days',
      { when: 'years and months duration(household.since, on) > duration("P25Y")' },
      [
        ...HOUSEHOLDS,
        own({ since: '2000-06-02' }),
        own({ since: '2000-06-01' }),
        own({ since: '2000-05-31' }),
        own({ since: '1900-02-28' }),
      ],
    ],
    [
      'days before 1970',
      {
        amount:
          'household.since.year * 10000 + household.since.month * 100 + household.since.day + household.since.weekday',
      },
      [
        own({ since: '1969-12-31' }),
        own({ since: '1904-02-29' }),
        own({ since: '0001-01-01' }),
        own({ since: '9999-12-31' }),
        own({ since: '1900-02-29' }),
      ],
    ],
    [
      'a table without a row that can fit',
      {
        figures: [{ name: 'tableFen', text: impossibleTable() }],
        amount: 'if tableFen = null then 5 else 6',
      },
      HOUSEHOLDS,
    ],
    [
      'what is among a list over the same people',
      { when: 'some m in members satisfies m.grade + 1 in (members.grade)' },
      [own({}, [{ grade: 1 }, { grade: 3 }]), own({}, [{ grade: 1 }, { grade: 2 }])],
    ],
    [
      'the reasons of a quotient of a quotient',
      { amount: 'floor(household.moneyFen / household.debtFen / parameters.a.unknown)' },
      [money(null, 3), money(3, null), money(1, 1)],
    ],
    [
      'modulo of less than zero',
      { amount: 'modulo(household.moneyFen, household.rooms) + modulo(household.debtFen, -7)' },
      [...HOUSEHOLDS, money(-8, 5, 3), money(8, 5, -3), money(-8, -5, -3)],
    ],
    [
      'a text that no household has, in a table large enough to be looked up',
      { figures: [{ name: 'tableFen', text: largeTable() }], amount: 'tableFen' },
      [own({ kind: 'A' }), own({ kind: 'B' }), own({ kind: null })],
    ],
    [
      'an addition of three hundred terms',
      { amount: `household.moneyFen${' + household.rooms'.repeat(100)}${' + 1'.repeat(90)}` },
      HOUSEHOLDS,
    ],
    [
      'thousands of texts and amounts in one table',
      { figures: [{ name: 'tableFen', text: largeTable(2000) }], amount: 'tableFen' },
      [own({ kind: 'A' }), own({ kind: 'B' }), own({ kind: null })],
    ],
    [
      'a share of parameters beside each household and in its own rows',
      {
        figures: [
          {
            name: 'firstFen',
            text: `sum(for m in members return m.wageFen + household.moneyFen + ${SHARE})`,
          },
        ],
        amount: `floor(sum(for n in notes return if n.kind = "A" then ${SHARE} else firstFen - firstFen + ${SHARE})) + floor(sum(for j in notes[kind = "B"] return ${SHARE}))`,
        parameters: { 'a.one': 3, 'a.two': 5 },
      },
      [
        {
          ...own({ moneyFen: 7 }, [{ wageFen: 1 }, { wageFen: 2 }]),
          notes: [{ kind: 'A' }, { kind: 'B' }],
        },
        own({ moneyFen: 7 }),
      ],
    ],
  ])('%s', async (_, law, facts) => {
    await mustAgree(law, facts, client)
  })
})

test('a text in a table that its type does not list is missing', async () => {
  const policy = compile(
    modelText(
      {
        figures: [],
        conditions: [{ name: 'condition0', text: 'household.kind != null' }],
        amount: { name: 'amountFen', text: '1' },
      },
      () => 1,
    ),
  )
  const columns = {
    households: 2,
    facts: { 'household.kind': Int32Array.of(0, 1) },
    lists: {},
    missingLists: {},
    texts: ['Z', 'A'],
    exact: [],
  }
  const tables = await createPopulation(client, 'edges', factsRead(policy, {}), columns)
  const statement = toSql(policy, { parameters: {}, on: ON, tables })
  const rows = await decidedIn(client, statement, 2)
  expect(rows.map(({ reason }) => statement.reasons[reason])).toEqual(['NO_condition0', 'ALL'])
})

test('lists in tables may be longer than those that are decided in memory', async () => {
  const policy = compile(
    modelText(
      {
        figures: [],
        conditions: [{ name: 'condition0', text: 'count(members) > 1000' }],
        amount: { name: 'amountFen', text: 'sum(members.wageFen)' },
      },
      () => 1,
    ),
  )
  const columns = {
    households: 1,
    facts: { 'members.wageFen': new Int32Array(1001).fill(2_000_000_000) },
    lists: { members: Int32Array.of(0, 1001) },
    missingLists: {},
    texts: [],
    exact: [],
  }
  const tables = await createPopulation(client, 'edges', factsRead(policy, {}), columns)
  const statement = toSql(policy, { parameters: {}, on: ON, tables })
  const [row] = await decidedIn(client, statement, 1)
  expect(row).toMatchObject({ reason: statement.reasons.indexOf('ALL'), amount: '2002000000000' })
})

/** Heavy enough to get a column of its own, and made of parameters only. */
const SHARE =
  '(if parameters.a.one > 4 then 1 else abs(modulo(parameters.a.one * parameters.a.two - modulo(parameters.a.two * 77, 13) * 5, 11) * modulo(parameters.a.one * 101, 17) - modulo(parameters.a.two * 1001, 19)))'

/** Its subject is a text of the rule's own, which no household's facts hold. */
function largeTable(rows = 40): string {
  const rules = Array.from(
    { length: rows },
    (_, at) =>
      `<rule id="t${at}"><inputEntry><text>"K${at}"</text></inputEntry><outputEntry><text>${at}</text></outputEntry></rule>`,
  )
  return `<decisionTable id="table" hitPolicy="FIRST"><input id="t1"><inputExpression id="t1x"><text>if household.kind = "A" then "K7" else household.kind</text></inputExpression></input><output id="to" typeRef="number"><defaultOutputEntry><text>9999</text></defaultOutputEntry></output>${rules.join('')}</decisionTable>`
}

function impossibleTable(): string {
  return '<decisionTable id="table" hitPolicy="FIRST"><input id="t1"><inputExpression id="t1x"><text>parameters.a.unknown</text></inputExpression></input><output id="to" typeRef="number"/><rule id="t0"><inputEntry><text>&lt; 5</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>'
}
