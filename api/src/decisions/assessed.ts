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
 * What the programmes decided so far give to the next: the members, each with whether they count, and the facts
 * `assessed` (docs/facts.md). The two go together: a rule that is given `assessed.subsistence` may rely on both.
 */
export function assessedFacts(
  facts: { members: readonly Record<string, unknown>[]; inPayment: boolean | null },
  answered: readonly Answered[],
): { members: JsonObject[]; assessed: JsonObject } {
  return {
    members: membersFrom(facts.members, answered),
    assessed: assessedFrom(answered, facts.inPayment),
  }
}

/**
 * A later programme never works out again who counts or what the income is, and never hides how an earlier one
 * came to its answer.
 */
function assessedFrom(answered: readonly Answered[], inPayment: boolean | null): JsonObject {
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
 * The members, each with whether the household's tier is theirs too (`countsInHousehold`, docs/facts.md): who
 * counts for the subsistence allowance, or is destitute in their own right. Before the allowance has been
 * decided nobody has said who counts, and the members stay as they are.
 */
function membersFrom(
  members: readonly Record<string, unknown>[],
  answered: readonly Answered[],
): JsonObject[] {
  const counted = answered.find(({ programme }) => programme === 'subsistence-allowance')
  const destitute = answered.find(({ programme }) => programme === 'destitute-support')
  return members.map((member) => {
    const facts = member as JsonObject
    if (!counted) return facts
    const said = [countsBy(counted, facts.personId), countsBy(destitute, facts.personId)]
    const countsInHousehold = said.includes(true) || (said.includes(null) ? null : false)
    return { ...facts, countsInHousehold }
  })
}

/** What a programme's composition says of a person; null when it does not know, or does not name them. */
function countsBy(answer: Answered | undefined, personId: unknown): boolean | null {
  if (!answer) return false
  const found = answer.evaluation.members?.find((one) => one.personId === personId)
  return found && found.why !== 'UNKNOWN' ? found.counts : null
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
