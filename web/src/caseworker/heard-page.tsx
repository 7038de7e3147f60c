import { useSearchParams } from 'react-router'
import { useWords } from '../ui/language.tsx'
import { useOfficer } from '../ui/officer.ts'
import { PageTitle } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { HeardChanges } from './heard-changes.tsx'
import { HeardDisputes } from './heard-disputes.tsx'
import { HeardReconsiderations } from './heard-reconsiderations.tsx'

const lists = {
  disputes: HeardDisputes,
  changes: HeardChanges,
  reconsiderations: HeardReconsiderations,
} as const
type Name = keyof typeof lists

/** What residents tell us: figures they call wrong, changes at home, decisions to look at again. */
export function HeardPage() {
  const { w } = useWords()
  const { role } = useOfficer()
  const [search, setSearch] = useSearchParams()
  const names = (Object.keys(lists) as Name[]).filter(
    (name) => name !== 'reconsiderations' || role === 'districtCaseworker',
  )
  const chosen = names.find((name) => name === search.get('tab')) ?? 'disputes'
  const List = lists[chosen]
  return (
    <>
      <PageTitle>{w.heard.title}</PageTitle>
      <Tabs
        label={w.heard.tabsLabel}
        tabs={names.map((name) => ({ name, words: w.heard.tabs[name] }))}
        chosen={chosen}
        onChoose={(name) => setSearch({ tab: name }, { replace: true })}
        panelId={() => 'heard'}
      />
      <div id="heard" role="tabpanel" aria-label={w.heard.tabs[chosen]}>
        <List />
      </div>
    </>
  )
}
