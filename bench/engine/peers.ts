/** The same rules for the engines that others use, each as its own users would write them. */
import { evaluate as feelin } from 'feelin'
import { LogicEngine } from 'json-logic-engine'
import { Engine } from 'json-rules-engine'
import {
  type Answer,
  ELIGIBLE_ROW,
  type Household,
  INCOMES,
  LIMITS,
  upliftPercent,
} from './household.ts'

/** Row and amount; -1 and NaN where there is none. */
export type Peer = {
  name: string
  /** Decides one household; asynchronous engines return a promise. */
  decide: (household: Household) => Answer | Promise<Answer>
}

export const CONDITIONS = [
  'incomeBelowStandard',
  'moneyAssetsFit',
  'vehiclesFit',
  'homesFit',
  'companyFits',
  'shopsFit',
] as const

/** Twelve rules of five columns: the texts of ZEN's and FEEL's unary tests are the same here. */
export const UPLIFT: readonly (readonly [string, string, string, string, string, number])[] = [
  ['> 6', '', '', '', '', 0],
  ['', '>= 3', '', '< 20000', '', 40],
  ['', '>= 3', '', '', '', 30],
  ['1', '>= 1', '', '< 30000', '', 30],
  ['1', '>= 1', '', '', '', 20],
  ['', '2', '>= 1', '', '< 100000', 25],
  ['', '2', '', '', '', 20],
  ['', '1', '>= 2', '< 40000', '', 20],
  ['', '1', '>= 1', '', '< 200000', 15],
  ['', '1', '', '', '', 10],
  ['1', '', '', '< 10000', '', 5],
  ['', '', '', '', '', 0],
]
export const COLUMNS = [
  'householdSize',
  'disabledMembers',
  'childMembers',
  'perCapitaIncomeFen',
  'moneyAssetsFen',
]

export const FIGURES: readonly (readonly [string, string])[] = [
  ['incomeBelowStandard', `perCapitaIncomeFen < ${LIMITS.standardFen}`],
  ['moneyAssetsFit', `household.moneyAssetsFen < ${LIMITS.moneyAssetsLimitFen} * householdSize`],
  ['vehiclesFit', `household.vehicleCount <= ${LIMITS.vehicleLimit}`],
  ['homesFit', `household.homesAreaM2 <= ${LIMITS.areaPerHeadM2} * householdSize`],
  ['companyFits', `household.companyCapitalFen <= ${LIMITS.companyCapitalLimitFen}`],
  ['shopsFit', `household.shopCount <= ${LIMITS.shopLimit}`],
]

export function jsonLogic(): Peer {
  const engine = new LogicEngine()
  const own = (name: string) => ({ var: name })
  const income = engine.build({
    reduce: [
      own('members'),
      {
        '+': [
          own('accumulator'),
          {
            max: [
              0,
              {
                '-': [{ '+': INCOMES.map((name) => own(`current.${name}`)) }, LIMITS.deductionFen],
              },
            ],
          },
        ],
      },
      0,
    ],
  })
  const rules = (tests: readonly (readonly [unknown, unknown])[], otherwise: unknown) => ({
    if: [...tests.flat(), otherwise],
  })
  const cell = (column: string, test: string) => {
    const [, sign = '==', bound = ''] = /^(>=|<|>)?\s*(.*)$/.exec(test) ?? []
    return { [sign === '' ? '==' : sign]: [own(column), Number(bound)] }
  }
  const uplift = engine.build(
    rules(
      UPLIFT.slice(0, -1).map((row) => [
        {
          and: row
            .slice(0, 5)
            .flatMap((test, at) =>
              test === '' ? [] : [cell(COLUMNS[at] as string, test as string)],
            ),
        },
        row[5],
      ]),
      0,
    ),
  )
  const limits: [unknown, number][] = [
    [{ '>=': [own('countableIncomeFen'), { '*': [LIMITS.standardFen, own('householdSize')] }] }, 0],
    [
      {
        '>=': [own('moneyAssetsFen'), { '*': [LIMITS.moneyAssetsLimitFen, own('householdSize')] }],
      },
      1,
    ],
    [{ '>': [own('vehicleCount'), LIMITS.vehicleLimit] }, 2],
    [{ '>': [own('homesAreaM2'), { '*': [LIMITS.areaPerHeadM2, own('householdSize')] }] }, 3],
    [{ '>': [own('companyCapitalFen'), LIMITS.companyCapitalLimitFen] }, 4],
    [{ '>': [own('shopCount'), LIMITS.shopLimit] }, 5],
  ]
  const row = engine.build(rules(limits, ELIGIBLE_ROW))
  return {
    name: 'json-logic-engine 5.0.7, compiled',
    decide: (household) => {
      const { members } = household
      const countableIncomeFen = income(household) as number
      const figures = {
        ...household.household,
        countableIncomeFen,
        householdSize: members.length,
        disabledMembers: members.filter(({ disabled }) => disabled).length,
        childMembers: members.filter(({ child }) => child).length,
        perCapitaIncomeFen: countableIncomeFen / members.length,
      }
      return answered(figures, row(figures) as number, uplift(figures) as number)
    },
  }
}

type Figures = { countableIncomeFen: number; householdSize: number; disabledMembers: number }

function answered(figures: Figures, row: number, uplift: number): Answer {
  const amountFen =
    LIMITS.standardFen * figures.householdSize -
    figures.countableIncomeFen +
    Math.floor((LIMITS.standardFen * figures.disabledMembers * uplift) / 100)
  return { row, amountFen: row === ELIGIBLE_ROW ? amountFen : Number.NaN }
}

/** Its rules compare; sums are facts computed by its users in JavaScript. */
export function jsonRules(): Peer {
  const engine = new Engine()
  engine.addFact('countableIncomeFen', async (_, almanac) => {
    const members = await almanac.factValue<Household['members']>('members')
    return members.reduce((sum, member) => {
      const own = INCOMES.reduce((total, name) => total + member[name], -LIMITS.deductionFen)
      return sum + Math.max(0, own)
    }, 0)
  })
  const limit = (fact: string, operator: string, value: number) => ({ fact, operator, value })
  const tests = [
    limit('incomeOverLimitFen', 'greaterThanInclusive', 0),
    limit('moneyOverLimitFen', 'greaterThanInclusive', 0),
    limit('vehicleCount', 'greaterThan', LIMITS.vehicleLimit),
    limit('areaOverLimitM2', 'greaterThan', 0),
    limit('companyCapitalFen', 'greaterThan', LIMITS.companyCapitalLimitFen),
    limit('shopCount', 'greaterThan', LIMITS.shopLimit),
  ]
  for (const [at, test] of tests.entries()) {
    engine.addRule({
      conditions: { all: [test] },
      event: { type: 'row', params: { row: at } },
      priority: 100 - at,
    })
  }
  return {
    name: 'json-rules-engine 7.3.1',
    decide: async (household) => {
      const { members, household: own } = household
      const size = members.length
      const income = members.reduce((sum, member) => {
        const each = INCOMES.reduce((total, name) => total + member[name], -LIMITS.deductionFen)
        return sum + Math.max(0, each)
      }, 0)
      const { events } = await engine.run({
        ...own,
        members,
        incomeOverLimitFen: income - LIMITS.standardFen * size,
        moneyOverLimitFen: own.moneyAssetsFen - LIMITS.moneyAssetsLimitFen * size,
        areaOverLimitM2: own.homesAreaM2 - LIMITS.areaPerHeadM2 * size,
      })
      const disabledMembers = members.filter(({ disabled }) => disabled).length
      const children = members.filter(({ child }) => child).length
      const uplift = upliftPercent(size, disabledMembers, children, income, own.moneyAssetsFen)
      const rows = events.map(({ params }) => Number(params?.row))
      const row = rows.length > 0 ? Math.min(...rows) : ELIGIBLE_ROW
      return answered(
        { countableIncomeFen: income, householdSize: size, disabledMembers },
        row,
        uplift,
      )
    },
  }
}

export function feelinPeer(): Peer {
  const sum = INCOMES.map((name) => `m.${name}`).join(' + ')
  const value = (text: string, context: Record<string, unknown>) => feelin(text, context).value
  return {
    name: 'feelin 8.2.0',
    decide: (household) => {
      const context: Record<string, unknown> = { ...household }
      context.householdSize = value('count(members)', context)
      context.disabledMembers = value('count(members[disabled = true])', context)
      context.childMembers = value('count(members[child = true])', context)
      context.countableIncomeFen = value(
        `sum(for m in members return max(0, ${sum} - ${LIMITS.deductionFen}))`,
        context,
      )
      context.perCapitaIncomeFen = value('countableIncomeFen / householdSize', context)
      context.moneyAssetsFen = household.household.moneyAssetsFen
      const failed = FIGURES.findIndex(([, text]) => value(text, context) === false)
      const uplift = UPLIFT.find((row) =>
        row.slice(0, 5).every((test, at) => {
          if (test === '') return true
          const text = /^[<>]/.test(String(test))
            ? `${COLUMNS[at]} ${test}`
            : `${COLUMNS[at]} = ${test}`
          return value(text, context) === true
        }),
      )
      return answered(context as Figures, failed < 0 ? ELIGIBLE_ROW : failed, uplift?.[5] ?? 0)
    },
  }
}
