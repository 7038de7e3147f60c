import { Icon, type IconName } from '../ui/icon.tsx'
import { useWords } from '../ui/language.tsx'

type Outcome = 'eligible' | 'notEligible' | 'needsPerson' | 'unknown'

const looks: Record<Outcome, { icon: IconName; tone: string }> = {
  eligible: { icon: 'check', tone: 'good' },
  notEligible: { icon: 'minus', tone: 'attention' },
  needsPerson: { icon: 'question', tone: 'attention' },
  unknown: { icon: 'question', tone: '' },
}

/** What the engine found: advice, in words with a sign. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { w } = useWords()
  const { icon, tone } = looks[outcome]
  return (
    <span className={`badge ${tone}`}>
      <Icon name={icon} /> {w.outcome[outcome]}
    </span>
  )
}
