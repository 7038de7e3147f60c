import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { factValue } from '../../words/fact-value.ts'
import { date, moment } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'

type Data = Awaited<ReturnType<typeof readData>>
type Department = Data['departments'][number]
type Fact = Department['facts'][number]

const readData = async (page: PageContext) => await body(page.api.data.$get())

/** My data, department by department: who said what, when, under which consent; and what I allowed. */
export function myDataPages(app: Hono<PagesEnv>): void {
  app.get('/home/data', async (c) => {
    const page = c.get('page')
    const { w, terms } = page
    const data = await readData(page)
    const failing = data.departments.filter((each) => problemsOf(each).length > 0)
    // Who reads one card reads the one where something is amiss; else the first.
    const shown = [
      ...failing,
      ...data.departments.filter((department) => !failing.includes(department)),
    ]
    return sendPage(
      c,
      { say: w.myData.say.data, title: w.myData.title, back: '/home', signedIn: true },
      <>
        <h1>{w.myData.title}</h1>
        <p>{w.myData.lead}</p>
        {failing.length > 0 ? (
          <div className="note attention" role="status">
            <p>{w.myData.failedLead}</p>
            <form method="post" action="/home/check">
              <button type="submit">{w.myData.askAgain}</button>
            </form>
          </div>
        ) : null}
        {shown.slice(0, 1).map((department) => (
          <DepartmentCard key={department.source} page={page} data={data} department={department} />
        ))}
        <Rest page={page} title={w.myData.otherDepartments}>
          {shown.slice(1).map((department) => (
            <DepartmentCard
              key={department.source}
              page={page}
              data={data}
              department={department}
            />
          ))}
        </Rest>
        <Rest page={page} title={w.myData.consents}>
          <Consents page={page} data={data} />
        </Rest>
        <Rest page={page} title={w.myData.corrections}>
          <h2>{w.myData.corrections}</h2>
          <p>{w.myData.correctionsLead}</p>
          {data.corrections.length === 0 ? <p>{w.myData.noCorrections}</p> : null}
          {data.corrections.map((each) => (
            <div className="card" key={each.id}>
              <p>
                <strong>{terms.fact[each.factName ?? ''] ?? w.facts.wrong}</strong>
              </p>
              <p>{each.words}</p>
              <p className="small">
                {each.answeredAt
                  ? w.myData.correctionDone(date(each.answeredAt, page.language))
                  : w.myData.correctionOpen(date(each.openedAt, page.language))}
              </p>
              {each.answer ? <p className="note">{each.answer}</p> : null}
            </div>
          ))}
        </Rest>
        <Rest page={page}>
          <ul className="list">
            <li>
              <a href="/home/consents">
                <span className="name">{w.consent.title}</span>
              </a>
            </li>
            <li>
              <a href="/home/reads">
                <span className="name">{w.myData.reads}</span>
              </a>
            </li>
            <li>
              <a href="/home/facts">
                <span className="name">{w.facts.title}</span>
              </a>
            </li>
            <li>
              <a href="/home/data/file">
                <span className="name">{w.myData.download}</span>
              </a>
            </li>
          </ul>
        </Rest>
      </>,
    )
  })
  app.post('/home/data/consents/:id/withdraw', async (c) => {
    const { api } = c.get('page')
    await body(api.consents[':id'].withdraw.$post({ param: { id: c.req.param('id') } }))
    return c.redirect('/home/data#consents', 303)
  })
}

/** A department that failed; that somebody has not consented is no failure, and said apart. */
function problemsOf(department: Department): string[] {
  const problems = department.asked.flatMap(({ problem }) => problem ?? [])
  return [...new Set(problems.filter((problem) => problem !== 'noConsent'))]
}

/** A figure that somebody gave and nobody doubts. */
const isKnown = (fact: Fact) => fact.quality === 'ok' || fact.quality === 'declared'

function DepartmentCard({
  page,
  data,
  department,
}: {
  page: PageContext
  data: Data
  department: Department
}) {
  const { w, terms } = page
  const { source, facts } = department
  // What the registers hold of nobody (not held) says nothing of this household.
  const shown = facts.filter((fact) => fact.factId !== null || fact.reason !== 'notHeld')
  const problems = problemsOf(department)
  const known = shown.filter(isKnown).length
  const isNew = known === 0 && department.asked.length === 0 && department.fetchedAt === null
  return (
    <section className="card" id={source} aria-labelledby={`${source}-name`}>
      <h2 id={`${source}-name`}>{terms.department[source] ?? source}</h2>
      {problems.map((problem) => (
        <p key={problem} className="note attention">
          {w.myData.failed(terms.department[source] ?? source, terms.reason[problem] ?? problem)}
        </p>
      ))}
      {whenAndWhy(page, data, department).map((line) => (
        <p key={line} className="small">
          {line}
        </p>
      ))}
      {isNew ? null : shown.length === 0 ? (
        <p>{w.myData.nothing}</p>
      ) : (
        <>
          <p>{w.myData.count(known, shown.length)}</p>
          <details>
            <summary>{w.myData.open}</summary>
            <dl className="rows">
              {shown.map((fact) => (
                <FactRow key={`${fact.name}${fact.personId}`} page={page} data={data} fact={fact} />
              ))}
            </dl>
          </details>
        </>
      )}
    </section>
  )
}

function whenAndWhy({ w, language }: PageContext, data: Data, department: Department): string[] {
  const { source, asked, fetchedAt, consentIds } = department
  if (source === 'declared') return [fetchedAt ? w.myData.ownWords : w.myData.saidNothing]
  const answered = asked
    .map(({ at }) => at)
    .sort()
    .at(-1)
  const consents = data.consents.filter((each) => consentIds.includes(each.id))
  const days = [...new Set(consents.map((each) => date(each.givenAt, language)))]
  return [
    answered ? w.myData.askedOn(moment(answered, language)) : '',
    fetchedAt && fetchedAt.slice(0, 10) !== answered?.slice(0, 10)
      ? w.myData.keptSince(date(fetchedAt, language))
      : '',
    !answered && !fetchedAt ? w.myData.neverAsked : '',
    source === 'civilAffairs' ? w.myData.noConsent : '',
    asked.some(({ problem }) => problem === 'noConsent') ? w.myData.someNot : '',
    ...days.map((day) => w.myData.under(day)),
  ].filter(Boolean)
}

function FactRow({ page, data, fact }: { page: PageContext; data: Data; fact: Fact }) {
  const { w, terms, language } = page
  const who = data.members.find((member) => member.personId === fact.personId)
  const name = terms.fact[fact.name] ?? fact.name
  const isOpen = data.corrections.some((each) => each.factId === fact.factId && !each.answeredAt)
  const said = fact.said
    .map(({ source, value }) =>
      w.pair(terms.department[source] ?? source, factValue(fact.name, value, language)),
    )
    .join(w.listSeparator)
  return (
    <div>
      <dt>
        {name}
        <span className="small"> {who?.nameMasked ?? w.facts.household}</span>
      </dt>
      <dd>
        {fact.quality === 'missing' || fact.quality === 'conflict'
          ? terms.reason[fact.reason ?? ''] || w.myData.quality[fact.quality]
          : factValue(fact.name, fact.value, language)}
        {fact.quality === 'stale' || fact.quality === 'conflict' ? (
          <span className="small">{w.myData.quality[fact.quality]}</span>
        ) : null}
        {fact.quality === 'conflict' ? <span className="small">{said}</span> : null}
        {fact.asOf ? <span className="small">{date(fact.asOf, language)}</span> : null}
        {isOpen ? <span className="small">{w.facts.disputed}</span> : null}
        {!isOpen && fact.factId !== null ? (
          <a
            className="small"
            href={`/home/facts/${fact.factId}/wrong`}
            aria-label={w.pair(w.facts.wrong, name)}
          >
            {w.facts.wrong}
          </a>
        ) : null}
      </dd>
    </div>
  )
}

function Consents({ page, data }: { page: PageContext; data: Data }) {
  const { w, language } = page
  const now = new Date().toISOString()
  const nameOf = (personId: string) =>
    data.members.find((member) => member.personId === personId)?.nameMasked ?? ''
  return (
    <>
      <h2 id="consents">{w.myData.consents}</h2>
      <p>{w.myData.consentsLead}</p>
      {data.consents.length === 0 ? <p>{w.myData.noConsents}</p> : null}
      {data.consents.map((consent) => {
        const isLive = !consent.withdrawnAt && consent.expiresAt > now
        return (
          <div className="card" key={consent.id}>
            <p>
              <strong>{w.myData.consentOf(nameOf(consent.personId))}</strong>
            </p>
            <p>
              {w.myData.consentGiven(
                date(consent.givenAt, language),
                date(consent.expiresAt, language),
              )}
              {consent.method === 'paper' ? ` ${w.myData.consentPaper}` : ''}
            </p>
            {consent.withdrawnAt ? (
              <p className="small">{w.myData.consentTaken(date(consent.withdrawnAt, language))}</p>
            ) : isLive ? null : (
              <p className="small">{w.myData.consentOver(date(consent.expiresAt, language))}</p>
            )}
            {isLive && consent.personId === data.me ? (
              <form method="post" action={`/home/data/consents/${consent.id}/withdraw`}>
                <button type="submit">{w.myData.withdraw}</button>
              </form>
            ) : null}
          </div>
        )
      })}
    </>
  )
}
