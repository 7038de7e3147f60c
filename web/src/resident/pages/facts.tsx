import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { factValue } from '../../words/fact-value.ts'
import { date } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { Answer, answerBeside } from './dispute-answer.tsx'
import { departmentsWithoutAnswer, Gaps } from './gaps.tsx'

export type Facts = Awaited<ReturnType<typeof readFacts>>

export async function readFacts(page: PageContext) {
  return await body(page.api.facts.$get())
}

/** Everything known, with source and date; and a way to say that it is wrong. */
export function factPages(app: Hono<PagesEnv>): void {
  app.get('/home/facts', async (c) => {
    const page = c.get('page')
    const { w, terms } = page
    const facts = await readFacts(page)
    const gaps = await departmentsWithoutAnswer(page)
    return sendPage(
      c,
      { say: w.say.facts, title: w.facts.title, back: '/home', signedIn: true },
      <>
        <h1>{w.facts.title}</h1>
        <p>{w.facts.lead}</p>
        <Gaps page={page} gaps={gaps} />
        {c.req.query('sent') ? (
          <p className="note" role="status">
            {w.facts.wrongSent}
          </p>
        ) : null}
        {[null, ...facts.members.map((member) => member.personId)].map((personId) => {
          const member = facts.members.find((each) => each.personId === personId)
          const relation = member ? (terms.relation[member.relation] ?? terms.relationOther) : ''
          const held = facts.known.filter(
            (fact) =>
              fact.personId === personId && (fact.factId !== null || fact.reason !== 'notHeld'),
          )
          const isHeard = ({ factId }: (typeof held)[number]) =>
            facts.disputed.some((each) => each.factId === factId) ||
            answerBeside(facts, { factId }) !== undefined
          const nothing = held.filter((fact) => saysNothing(fact) && !isHeard(fact))
          const unknown = held.filter((fact) => fact.factId === null && !isHeard(fact))
          const shown = held.filter((fact) => !nothing.includes(fact) && !unknown.includes(fact))
          const rows = (some: typeof held) => (
            <dl className="rows">
              {some.map((fact) => (
                <Row
                  key={fact.name}
                  page={page}
                  fact={fact}
                  disputed={facts.disputed.find((each) => each.factId === fact.factId)}
                  answered={answerBeside(facts, fact)}
                />
              ))}
            </dl>
          )
          const folded = (summary: string, some: typeof held) =>
            some.length > 0 ? (
              <details>
                <summary>{summary}</summary>
                {rows(some)}
              </details>
            ) : null
          const name = member ? `${member.nameMasked} ${relation}` : w.facts.household
          const all = (
            <>
              {shown.length > 0 ? rows(shown) : null}
              {folded(w.facts.notKnown(unknown.length), unknown)}
              {folded(w.facts.nothing(nothing.length), nothing)}
            </>
          )
          // In elder mode one thing at a time: the household, then each member a touch away.
          return page.elder && member ? (
            <details className="card" key={personId} open={held.some(isHeard)}>
              <summary>{name}</summary>
              {all}
            </details>
          ) : (
            <section className="card" key={personId ?? 'household'}>
              <h2>{name}</h2>
              {all}
            </section>
          )
        })}
        <p>
          <a className="button" href="/home/facts/tell">
            {w.tell.title}
          </a>
        </p>
        <form method="post" action="/home/check">
          <button type="submit">{w.facts.refresh}</button>
        </form>
      </>,
    )
  })
}

/** A figure that is known and says “none” or “no”: most of what registers hold about most people. */
function saysNothing({ quality, value }: Facts['known'][number]): boolean {
  if (quality !== 'ok' && quality !== 'declared') return false
  return (
    value === null ||
    value === false ||
    value === 0 ||
    value === 'NONE' ||
    (Array.isArray(value) && value.length === 0)
  )
}

function Row({
  page,
  fact,
  disputed,
  answered,
}: {
  page: PageContext
  fact: Facts['known'][number]
  disputed: Facts['disputed'][number] | undefined
  answered: Facts['answered'][number] | undefined
}) {
  const { w, language, terms } = page
  const isKnown = fact.quality === 'ok' || fact.quality === 'declared'
  return (
    <div>
      <dt>{terms.fact[fact.name] ?? fact.name}</dt>
      <dd>
        {isKnown
          ? factValue(fact.name, fact.value, language)
          : w.pair(w.facts.unknown, terms.reason[fact.reason ?? ''] ?? '')}
        <span className="small">
          {fact.quality === 'conflict'
            ? fact.said
                .map((each) =>
                  w.pair(
                    terms.department[each.source] ?? each.source,
                    factValue(fact.name, each.value, language),
                  ),
                )
                .join(' / ')
            : fact.source && fact.asOf
              ? w.source(terms.department[fact.source] ?? fact.source, date(fact.asOf, language))
              : (terms.department[fact.source ?? ''] ?? '')}
        </span>
        {answered ? <Answer page={page} answered={answered} /> : null}
        {disputed ? (
          <span className="small">
            {w.facts.disputed} {w.dispute.goesTo(w.dispute.desks[disputed.desk])}
          </span>
        ) : fact.factId !== null ? (
          <a
            className="small"
            href={`/home/facts/${fact.factId}/wrong`}
            aria-label={w.pair(w.facts.wrong, terms.fact[fact.name] ?? fact.name)}
          >
            {w.facts.wrong}
          </a>
        ) : null}
      </dd>
    </div>
  )
}
