import type { ReactNode } from 'react'
import { moment } from '../words/format.ts'
import type { PageContext } from './context.ts'
import type { PageOptions } from './layout.tsx'
import { LeaveByItself, Limits, Standing } from './stay.tsx'
import { TopBar } from './top-bar.tsx'
import { TypedAgain } from './typed.tsx'

/** The frame of every page: what is the same everywhere, so that it is found without looking. */
export function Document({
  page,
  options,
  content,
}: {
  page: PageContext
  options: PageOptions
  content: ReactNode
}) {
  const { w, tongue } = page
  // A public screen keeps no drafts.
  const wanted = (options.scripts ?? []).filter((name) => !(page.kiosk && name === 'draft'))
  const scripts = ['frame', ...(page.session ? ['ending'] : []), ...wanted]
  const look = [page.elder ? 'elder' : '', page.kiosk ? 'kiosk' : ''].filter(Boolean).join(' ')
  // Heard first by whoever cannot see the red frame.
  const title = options.status === 422 ? w.pair(w.errorTitle, options.title) : options.title
  return (
    <html lang={tongue.tag} className={look || undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0b4a8f" />
        <meta name="description" content={w.description} />
        <meta name="format-detection" content="telephone=no" />
        {options.refreshSeconds ? (
          <meta httpEquiv="refresh" content={String(options.refreshSeconds)} />
        ) : null}
        <LeaveByItself page={page} />
        <title>{`${title} – ${w.brand}`}</title>
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="icon" href="/icons/mark.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icons/icon-192.png" />
        <style>{page.assets.css}</style>
        {scripts.map((name) => (
          <script key={name} type="module" src={page.assets.script(name)} />
        ))}
      </head>
      <body>
        {/* Enter in a field presses the first button of the form. It must go on, and not change the language. */}
        {options.form ? <button type="submit" form="form" hidden /> : null}
        <a className="skip" href="#main">
          {w.skip}
        </a>
        <TopBar page={page} options={options} />
        <p
          id="line"
          className="line"
          aria-live="polite"
          data-said={w.frame.offline(moment(new Date(), page.language))}
        />
        <Standing page={page} />
        <main id="main" tabIndex={-1}>
          {options.back ? (
            <a className="back" href={options.back}>
              {w.back}
            </a>
          ) : null}
          <TypedAgain form={page.typed}>{content}</TypedAgain>
        </main>
        <Foot page={page} signedIn={options.signedIn ?? false} />
      </body>
    </html>
  )
}

/** A person to talk to, on every page. */
function Foot({ page, signedIn }: { page: PageContext; signedIn: boolean }) {
  const { w, hotline } = page
  return (
    <footer>
      <Limits page={page} />
      <p className="person">
        {w.needPerson}
        <a className="button" href={`tel:${hotline}`}>
          {hotline}
        </a>
      </p>
      {signedIn && !page.kiosk ? (
        <form method="post" action="/sign-out" className="sign-out">
          <button type="submit" className="quiet">
            {w.signOut}
          </button>
        </form>
      ) : null}
    </footer>
  )
}
