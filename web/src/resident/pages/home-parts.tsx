import { date, moment, money, month } from '../../words/format.ts'
import type { PageContext } from '../context.ts'
import type { Home } from './home-read.ts'
import { bestFirst, titleOf } from './offer.tsx'

type Part = { page: PageContext; home: Home }

/** How many of the programmes that fit stand on the home page itself. */
const SHOWN = 3

export function Applications({ page, home }: Part) {
  return (
    <section aria-labelledby="applications">
      <h2 id="applications">{page.w.homePage.applications}</h2>
      <ApplicationList page={page} applications={home.applications} />
    </section>
  )
}

export function ApplicationList({
  page: { w, terms, language },
  applications,
}: {
  page: PageContext
  applications: Home['applications']
}) {
  if (applications.length === 0) return <p>{w.homePage.noApplications}</p>
  return (
    <ul className="list">
      {applications.map((each) => (
        <li key={each.id}>
          <a href={`/home/applications/${each.id}`}>
            <span>
              <span className="name">{terms.programme[each.programme] ?? each.programme}</span>
              <br />
              <span className="small reference">{each.reference}</span>
            </span>
            <span className="state">
              {terms.state[each.state] ?? each.state}
              {each.dueAt && !each.final ? (
                <>
                  <br />
                  <span className="small">{w.track.due(date(each.dueAt, language))}</span>
                </>
              ) : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

export function Benefits({ page: { w, terms, language }, home }: Part) {
  if (home.awards.length === 0) return null
  const next = home.payments.find(({ state }) => state === 'due' || state === 'inRun')
  return (
    <section aria-labelledby="benefits">
      <h2 id="benefits">{w.homePage.benefits}</h2>
      <ul className="list">
        {home.awards.map((award) => (
          <li key={award.id}>
            <a href="/home/money">
              <span className="name">{terms.programme[award.programme] ?? award.programme}</span>
              <span className="state">
                <strong>{w.homePage.benefit[award.every](money(award.amountFen, language))}</strong>
                {next?.programme === award.programme ? (
                  <>
                    <br />
                    <span className="small">
                      {w.homePage.nextPayment(month(next.period, language))}
                    </span>
                  </>
                ) : null}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Fits({ page, home }: Part) {
  const { w, language } = page
  const fitting = bestFirst(home.decisions.filter(({ outcome }) => outcome === 'eligible'))
  return (
    <section aria-labelledby="fits">
      <h2 id="fits">{w.homePage.fits}</h2>
      {home.decisions.length === 0 ? (
        <p>{w.homePage.notAskedYet}</p>
      ) : (
        <ul className="list">
          {fitting.slice(0, SHOWN).map((decision) => (
            <li key={decision.id}>
              <a href={`/home/results/${decision.id}`}>
                <span className="name">{titleOf(page, decision)}</span>
                {decision.amountFen ? (
                  <span className="state">
                    <strong>
                      {w.results.every[decision.offer.every](money(decision.amountFen, language))}
                    </strong>
                  </span>
                ) : null}
              </a>
            </li>
          ))}
          <li>
            <a href="/home/results">
              <span className="name">{w.homePage.seeAll}</span>
              <span className="state quiet-text">{w.homePage.fitsCount(fitting.length)}</span>
            </a>
          </li>
        </ul>
      )}
    </section>
  )
}

export function Looks({ page: { w, language }, home }: Part) {
  const [last] = home.looks
  const who = (language === 'zh' ? last?.name : last?.nameEn) ?? last?.name ?? w.reads.who.officer
  return (
    <section aria-labelledby="looks">
      <h2 id="looks">{w.homePage.looked}</h2>
      <ul className="list">
        <li>
          <a href="/home/reads">
            <span className="name">{w.homePage.eachLook}</span>
            <span className="state quiet-text">
              {last
                ? w.homePage.lookedLast(who ?? '', moment(last.at, language))
                : w.homePage.nobodyLooked}
            </span>
          </a>
        </li>
      </ul>
    </section>
  )
}

/** The ways to everything else. */
export function Others({ page: { w }, home }: Part) {
  const links = [
    { href: '/home/notices', text: w.notices.title, isFull: false },
    { href: '/home/money', text: w.homePage.money, isFull: true },
    { href: '/home/letters', text: w.letters.title, isFull: true },
    { href: '/home/changes', text: w.changes.title, isFull: true },
    { href: '/home/data', text: w.myData.title, isFull: true },
    { href: '/home/helpers', text: w.family.title, isFull: true },
    { href: '/home/codes', text: w.codes.title, isFull: false },
    { href: '/policies', text: w.policies.title, isFull: false },
    { href: '/track', text: w.trackForm.title, isFull: false },
  ].filter(({ isFull }) => home.isFull || !isFull)
  return (
    <nav aria-labelledby="others">
      <h2 id="others">{w.homePage.more}</h2>
      <ul className="list">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>
              <span className="name">{text}</span>
              {href === '/home/notices' && home.unread.length > 0 ? (
                <span className="state">
                  <strong>{w.homePage.unread(home.unread.length)}</strong>
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
