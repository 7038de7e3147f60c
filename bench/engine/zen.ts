/** The same rules as a ZEN graph: figures, two tables, the amount. */
import { ZenEngine } from '@gorules/zen-engine'
import { ELIGIBLE_ROW, INCOMES, LIMITS } from './household.ts'
import { COLUMNS, CONDITIONS, FIGURES, type Peer, UPLIFT } from './peers.ts'

export async function zen(trace = false): Promise<Peer> {
  const engine = new ZenEngine()
  const sum = INCOMES.map((name) => `#.${name}`).join(' + ')
  const expressions: [string, string][] = [
    ['household', 'household'],
    ['householdSize', 'len(members)'],
    ['disabledMembers', 'count(members, #.disabled)'],
    ['childMembers', 'count(members, #.child)'],
    ['countableIncomeFen', `sum(map(members, max([0, ${sum} - ${LIMITS.deductionFen}])))`],
    ['perCapitaIncomeFen', '$.countableIncomeFen / $.householdSize'],
    ['moneyAssetsFen', 'household.moneyAssetsFen'],
    ...FIGURES.map(([name, text]): [string, string] => [
      name,
      text
        .replace('perCapitaIncomeFen', '$.perCapitaIncomeFen')
        .replace('householdSize', '$.householdSize'),
    ]),
  ]
  const nodes = [
    { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
    {
      id: 'figures',
      name: 'figures',
      type: 'expressionNode',
      position: { x: 1, y: 0 },
      content: { expressions: expressions.map(([key, value]) => ({ id: key, key, value })) },
    },
    zenTable(
      'uplift',
      COLUMNS,
      UPLIFT.map((row) => [row.slice(0, 5) as string[], String(row[5])]),
      'upliftPercent',
    ),
    zenTable('outcome', CONDITIONS, outcomeRows(), 'row'),
    {
      id: 'amount',
      name: 'amount',
      type: 'expressionNode',
      position: { x: 4, y: 0 },
      content: {
        expressions: [
          { id: 'row', key: 'row', value: 'row' },
          {
            id: 'amountFen',
            key: 'amountFen',
            value: `${LIMITS.standardFen} * householdSize - countableIncomeFen + floor(${LIMITS.standardFen} * disabledMembers * upliftPercent / 100)`,
          },
        ],
      },
    },
    { id: 'out', name: 'out', type: 'outputNode', position: { x: 5, y: 0 } },
  ]
  const order = ['in', 'figures', 'uplift', 'outcome', 'amount', 'out']
  const edges = order
    .slice(1)
    .map((target, at) => ({ id: `e${at}`, sourceId: order[at], targetId: target, type: 'edge' }))
  const decision = engine.createDecision(Buffer.from(JSON.stringify({ nodes, edges })))
  return {
    name: trace ? 'ZEN 0.54, with trace' : 'ZEN 0.54, awaited one by one',
    decide: async (household) => {
      const { result } = await decision.evaluate(household, { trace })
      return {
        row: result.row,
        amountFen: result.row === ELIGIBLE_ROW ? result.amountFen : Number.NaN,
      }
    },
  }
}

function outcomeRows(): [string[], string][] {
  const refusals = CONDITIONS.map((name, at): [string[], string] => [
    CONDITIONS.map((other) => (other === name ? 'false' : '')),
    String(at),
  ])
  return [...refusals, [CONDITIONS.map(() => ''), String(ELIGIBLE_ROW)]]
}

function zenTable(
  id: string,
  columns: readonly string[],
  rows: [string[], string][],
  output: string,
) {
  return {
    id,
    name: id,
    type: 'decisionTableNode',
    position: { x: 2, y: 0 },
    content: {
      hitPolicy: 'first',
      passThrough: true,
      inputs: columns.map((field) => ({ id: field, name: field, field })),
      outputs: [{ id: output, name: output, field: output }],
      rules: rows.map(([cells, result], at) => ({
        _id: `${id}${at}`,
        ...Object.fromEntries(columns.map((field, column) => [field, cells[column] ?? ''])),
        [output]: result,
      })),
    },
  }
}
