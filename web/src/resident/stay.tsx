import type { PageContext } from './context.ts'

/** Seconds of warning before a session ends; a public screen asks after a minute and waits half of one. */
const WARNING_SECONDS = 120
const KIOSK_ASKS_AFTER_SECONDS = 60
const KIOSK_WAITS_SECONDS = 30
/** Minutes of a session at a public screen at most, as the api keeps them (security.md 2.2). */
export const KIOSK_TOTAL_MINUTES = 8

/** For whom one acts, on every page, with the way out; on a public screen the way out for everybody. */
export function Standing({ page }: { page: PageContext }) {
  const { session, kiosk, w } = page
  if (!session || !(kiosk || session.actingFor)) return null
  return (
    <aside
      aria-label={
        session.actingFor ? w.stay.actingFor(session.actingFor.nameMasked) : w.stay.kioskSign
      }
    >
      {kiosk ? (
        <form method="post" action="/kiosk/over" className="way-out">
          <button type="submit" className="primary">
            {w.stay.kioskOut}
          </button>
        </form>
      ) : null}
      {session.actingFor ? (
        <form method="post" action="/home/acting/leave" className="acting">
          <p>
            <strong>{w.stay.actingFor(session.actingFor.nameMasked)}</strong>
          </p>
          <button type="submit">{w.stay.leave}</button>
        </form>
      ) : null}
    </aside>
  )
}

/**
 * How long the session lasts, said on every page; with script a calm notice two minutes before its end, and one
 * button that keeps it (WCAG 2.2.1).
 */
export function Limits({ page }: { page: PageContext }) {
  const { session, w } = page
  if (!session) return null
  const leftSeconds = Math.max(0, Math.floor((Date.parse(session.endsAt) - Date.now()) / 1000))
  const minutes = Math.round(session.idleSeconds / 60)
  return (
    <>
      <p className="small limit">
        {session.kiosk ? w.kiosk.times(minutes, KIOSK_TOTAL_MINUTES) : w.stay.limit(minutes)}
      </p>
      <div
        id="ending"
        role="status"
        data-idle={session.idleSeconds}
        data-left={leftSeconds}
        data-warn={session.kiosk ? session.idleSeconds - KIOSK_ASKS_AFTER_SECONDS : WARNING_SECONDS}
        data-wait={session.kiosk ? KIOSK_WAITS_SECONDS : ''}
        data-soon={session.kiosk ? w.stay.kioskStill : w.stay.soon}
        data-last={w.stay.last}
        data-seconds={w.stay.kioskLeft('{seconds}')}
        data-keep={session.kiosk ? w.stay.kioskYes : w.stay.keep}
      />
    </>
  )
}

/** Where no script counts, the browser itself leaves a public screen that nobody touches. */
export function LeaveByItself({ page }: { page: PageContext }) {
  const { session } = page
  if (!session?.kiosk) return null
  const seconds = session.idleSeconds - 10
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds};url=/kiosk/over`} />
    </noscript>
  )
}
