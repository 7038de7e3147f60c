import type { Evaluation, JsonObject } from '@happiness-code/policy-engine'

/** What is known of a programme when its answer is used by later ones. */
export type Answered = { programme: string; tier: string | null; evaluation: Evaluation }

/** Names under which later programmes read the outcomes of earlier ones. */
const OUTCOMES_READ: Readonly<Record<string, string>> = {
  'destitute-support': 'destitute',
  'subsistence-allowance': 'subsistence',
  'low-margin': 'lowMargin',
  'rigid-expenditure': 'rigid',
  'low-income-help': 'lowIncomeHelp',
}

/** Figures that only the subsistence allowance works out, and everybody else reads. */
const FIGURES_READ = ['householdSize', 'countableIncomeFen'] as const

/**
 * The facts `assessed` (docs/facts.md): what the programmes decided so far found. A later programme never
 * works out again who counts or what the income is, and never hides how an earlier one came to its answer.
 */
export function assessedFrom(answered: readonly Answered[], inPayment: boolean | null): JsonObject {
  const subsistence = answered.find(({ programme }) => programme === 'subsistence-allowance')
  const figure = (name: string) =>
    subsistence?.evaluation.figures.find((one) => one.name === name)?.value ?? null
  const outcomes = answered.flatMap(({ programme, evaluation }): [string, string][] => {
    const name = OUTCOMES_READ[programme]
    return name ? [[name, evaluation.outcome]] : []
  })
  return {
    ...Object.fromEntries(FIGURES_READ.map((name) => [name, figure(name)])),
    ...Object.fromEntries(outcomes),
    subsistenceFen: subsistence?.evaluation.amountFen ?? null,
    tier: tierFrom(answered, inPayment),
    tierRecognised: inPayment === true,
  }
}

/**
 * The first tier in the order of routes that says yes. Null while an earlier one is not settled: what nobody
 * knows is not a no. A household in payment is on the subsistence allowance, whatever today's figures say.
 */
function tierFrom(answered: readonly Answered[], inPayment: boolean | null): string | null {
  if (inPayment === true) return 'DIBAO'
  for (const { tier, evaluation } of answered) {
    if (tier === null) continue
    if (evaluation.outcome === 'eligible') return tier
    if (evaluation.outcome !== 'notEligible') return null
  }
  return 'OTHER'
}
