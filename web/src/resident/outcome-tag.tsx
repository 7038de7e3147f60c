import { Icon, type IconName } from '../ui/icon.tsx'
import type { PageContext } from './context.ts'

const icons = {
  eligible: 'check',
  notEligible: 'minus',
  needsPerson: 'person',
  unknown: 'question',
  met: 'check',
  failed: 'minus',
  notApplicable: 'minus',
} as const satisfies Record<string, IconName>

export type Outcome = 'eligible' | 'notEligible' | 'needsPerson' | 'unknown'

/** One of the four verdicts: a sign and words, and a colour besides. None of them is red. */
export function OutcomeTag({ page, outcome }: { page: PageContext; outcome: Outcome }) {
  return (
    <p className={`tag ${outcome}`}>
      <Icon name={icons[outcome]} />
      {page.terms.outcome[outcome]}
    </p>
  )
}

/** How one condition came out. */
export function ResultTag({
  page: { w },
  result,
}: {
  page: PageContext
  result: 'met' | 'failed' | 'unknown' | 'notApplicable'
}) {
  const words = {
    met: w.results.met,
    failed: w.results.failed,
    unknown: w.results.unknownMark,
    notApplicable: w.results.notApplicable,
  }
  return (
    <span className={`tag ${result}`}>
      <Icon name={icons[result]} />
      {words[result]}
    </span>
  )
}
