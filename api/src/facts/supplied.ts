import { householdFacts, memberFacts, ofOthers } from './catalogue.ts'

/** What one request for emergency aid tells (docs/facts.md). */
const requestFacts: ReadonlySet<string> = new Set([
  'kind',
  'cause',
  'eventDate',
  'eventPlace',
  'persons',
  'severityMonths',
  'immediateDanger',
  'specialHardship',
  'tier',
  'annualDisposablePerHeadFen',
  'lastSameCauseGrantAt',
  'goodReason',
])

/** Facts that the platform itself knows. */
const own: ReadonlySet<string> = new Set([
  'members',
  'members.personId',
  'members.countsInHousehold',
  'household',
  'authorisations',
  'authorisations.personId',
  'authorisations.authorised',
  'inPayment',
  'assessed',
])

/** Whether anybody supplies this fact: a rule that reads any other would wait for it for ever. */
export function isSupplied(path: string): boolean {
  const [top = '', name = ''] = path.split('.')
  if (own.has(path) || requestFacts.has(path)) return true
  // Fields inside a list (`household.homes.areaM2`) come with the list.
  if (top === 'members') return name in memberFacts
  if (top === 'household') return name in householdFacts
  return top === 'assessed' || ofOthers.has(top)
}
