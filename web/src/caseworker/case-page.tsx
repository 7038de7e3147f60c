import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useWords } from '../ui/language.tsx'
import { PageTitle, WhenLoaded } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import { useWide } from '../ui/use-wide.ts'
import { CaseActions } from './case-actions.tsx'
import { type CaseData, loadCase } from './case-data.ts'
import { CaseHousehold } from './case-household.tsx'
import { CaseIdentity } from './case-identity.tsx'
import { EngineTrace } from './engine-trace.tsx'

const regions = ['household', 'engine', 'act'] as const
type Region = (typeof regions)[number]

/** One case: what was said and is known, what the engine found, and what this officer may do. */
export function CasePage() {
  const { w, language } = useWords()
  const { householdId = '', id = '' } = useParams()
  const key = { householdId, id }
  const found = useLoaded(`${id} ${language}`, () => loadCase(key, language))
  return (
    <>
      <p>
        <Link to="/cases">{w.case.toQueue}</Link>
      </p>
      <WhenLoaded of={found}>
        {(data) => (
          <>
            <PageTitle>{w.case.title(data.applicantName)}</PageTitle>
            <CaseIdentity data={data} />
            <Regions data={data} reload={found.reload} />
          </>
        )}
      </WhenLoaded>
    </>
  )
}

/** Side by side on a wide screen, tabs on a narrow one; what is typed stays through both. */
function Regions({ data, reload }: { data: CaseData; reload: () => Promise<void> }) {
  const { w } = useWords()
  const wide = useWide()
  const [chosen, setChosen] = useState<Region>('household')
  const place = (name: Region) => ({
    id: `region-${name}`,
    'aria-label': w.case.regions[name],
    ...(wide ? {} : { role: 'tabpanel', hidden: name !== chosen }),
  })
  return (
    <>
      {wide ? null : (
        <Tabs
          label={w.case.regionsLabel}
          tabs={regions.map((name) => ({ name, words: w.case.regions[name] }))}
          chosen={chosen}
          onChoose={setChosen}
          panelId={(name) => `region-${name}`}
        />
      )}
      <div className="regions">
        <section {...place('household')}>
          <h2>{w.case.regions.household}</h2>
          <CaseHousehold data={data} reload={reload} />
        </section>
        <section {...place('engine')}>
          <h2>{w.case.regions.engine}</h2>
          <EngineTrace decision={data.decision} />
        </section>
        <section {...place('act')} className="acting">
          <h2>{w.case.regions.act}</h2>
          <CaseActions data={data} reload={reload} />
        </section>
      </div>
    </>
  )
}
