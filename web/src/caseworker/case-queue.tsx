import type { InferResponseType } from 'hono/client'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { body } from '../api.ts'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { PageTitle, WhenLoaded } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { Clock } from './clock.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'

const tabs = ['mine', 'waiting', 'done'] as const
type Tab = (typeof tabs)[number]
type Row = Extract<
  InferResponseType<typeof api.staff.cases.$get>,
  { cases: unknown }
>['cases'][number]

/** As many as the api gives at a time. */
const PAGE = 50

/** The officer's queue, oldest clock first. */
export function CaseQueue() {
  const { w } = useWords()
  const [search, setSearch] = useSearchParams()
  const tab = tabs.find((each) => each === search.get('tab')) ?? 'mine'
  return (
    <>
      <PageTitle>{w.cases.title}</PageTitle>
      <Tabs
        label={w.cases.tabsLabel}
        tabs={tabs.map((name) => ({ name, words: w.cases.tabs[name] }))}
        chosen={tab}
        onChoose={(name) => setSearch({ tab: name }, { replace: true })}
        panelId={() => 'queue'}
      />
      <div id="queue" role="tabpanel" aria-label={w.cases.tabs[tab]}>
        <Queue key={tab} tab={tab} />
      </div>
    </>
  )
}

function Queue({ tab }: { tab: Tab }) {
  const { w } = useWords()
  const first = useLoaded(tab, async () => {
    const { cases } = await body(api.staff.cases.$get({ query: { tab } }))
    setRest([])
    return cases
  })
  const [rest, setRest] = useState<Row[]>([])
  const more = useAct(async (last: Row) => {
    if (!last.dueAt) return
    const query = { tab, afterDue: last.dueAt, afterId: last.id }
    const { cases } = await body(api.staff.cases.$get({ query }))
    setRest((before) => [...before, ...cases])
  })
  return (
    <WhenLoaded of={first}>
      {(cases) => {
        const rows = [...cases, ...rest]
        const last = rows.at(-1)
        return (
          <>
            {rows.length === 0 ? <p>{w.cases.empty[tab]}</p> : <QueueTable tab={tab} rows={rows} />}
            <ProblemNote problem={more.problem} />
            <p className="row">
              {last?.dueAt && rows.length % PAGE === 0 ? (
                <button type="button" disabled={more.busy} onClick={() => void more.run(last)}>
                  {w.more}
                </button>
              ) : null}
              <button type="button" disabled={first.loading} onClick={() => void first.reload()}>
                {w.cases.reload}
              </button>
            </p>
          </>
        )
      }}
    </WhenLoaded>
  )
}

function QueueTable({ tab, rows }: { tab: Tab; rows: Row[] }) {
  const { w, terms } = useWords()
  return (
    <ScrollTable
      caption={w.cases.caption[tab]}
      head={
        <>
          <th scope="col">{w.cases.clock}</th>
          <th scope="col">{w.cases.name}</th>
          <th scope="col">{w.cases.programme}</th>
          <th scope="col">{w.cases.size}</th>
          <th scope="col">{w.cases.outcome}</th>
          <th scope="col">{w.cases.state}</th>
          <th scope="col">{w.cases.flag}</th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            <Clock row={row} />
          </td>
          <th scope="row">
            <Link to={`/cases/${row.householdId}/${row.id}`}>
              {row.nameMasked}
              <br />
              <span className="day">{row.reference}</span>
            </Link>
          </th>
          <td>{terms.programme[row.programme] ?? row.programme}</td>
          <td>{w.cases.people(row.householdSize)}</td>
          <td>
            <OutcomeBadge outcome={row.outcome} />
          </td>
          <td>{w.state[row.state] ?? row.state}</td>
          <td>
            {row.registeredApart ? (
              <span className="badge attention" title={w.cases.apart}>
                <Icon name="alert" /> {w.cases.apartShort}
              </span>
            ) : null}
            {row.nudges > 0 ? (
              <span className="badge attention">
                <Icon name="alert" /> {w.heard.nudged(row.nudges)}
              </span>
            ) : null}
          </td>
        </tr>
      ))}
    </ScrollTable>
  )
}
