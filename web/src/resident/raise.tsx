import type { PageContext } from './context.ts'

/** "Is it you?": a passkey raises the session for two minutes, and the page is asked for again. Needs `passkey`. */
export function Raise({ page }: { page: PageContext }) {
  const { w } = page
  return (
    <div id="passkey" className="card" data-act="raise" data-failed={w.ownCode.raiseFailed}>
      <h2>{w.ownCode.raiseTitle}</h2>
      <p>{w.ownCode.raiseLead}</p>
      <button type="button" id="passkey-start" className="primary" hidden>
        {w.ownCode.raise}
      </button>
      <p id="passkey-said" role="status" />
      <noscript>
        <p>{w.ownCode.raiseNoScript}</p>
      </noscript>
    </div>
  )
}
