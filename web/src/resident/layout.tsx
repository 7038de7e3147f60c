import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { languageTag } from '../words/language.ts'
import type { PageContext, PageRequest } from './context.ts'

export type PageStatus = 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503

export type PageOptions = {
  title: string
  /** Scripts of this page, by name; the page works without them. */
  scripts?: string[]
  back?: string
  /** Reload after so many seconds while something is under way. */
  refreshSeconds?: number
  status?: PageStatus
  /** The scanner's decoder is WebAssembly. */
  wasm?: boolean
  signedIn?: boolean
}

/** Sends a whole page: server HTML, its small scripts, and headers that allow nothing else. */
export function sendPage(c: PageRequest, options: PageOptions, content: ReactNode): Response {
  const page = c.get('page')
  const html = `<!doctype html>${renderToStaticMarkup(<Document page={page} options={options} content={content} />)}`
  setPageHeaders(c, options.wasm)
  return c.html(html, options.status ?? 200)
}

/** A page may load its own files, and nothing may keep or frame it. */
export function setPageHeaders(c: PageRequest, wasm = false): void {
  const script = wasm ? "'self' 'wasm-unsafe-eval'" : "'self'"
  c.header(
    'content-security-policy',
    `default-src 'none'; script-src ${script}; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
  c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(self), microphone=(), geolocation=()')
}

function Document({
  page,
  options,
  content,
}: {
  page: PageContext
  options: PageOptions
  content: ReactNode
}) {
  const { w, language } = page
  return (
    <html lang={languageTag[language]} className={page.elder ? 'elder' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={w.description} />
        {options.refreshSeconds ? (
          <meta httpEquiv="refresh" content={String(options.refreshSeconds)} />
        ) : null}
        <title>{`${options.title} – ${w.brand}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={page.assets.style} />
        {(options.scripts ?? []).map((name) => (
          <script key={name} type="module" src={page.assets.script(name)} />
        ))}
      </head>
      <body>
        <a className="skip" href="#main">
          {w.skip}
        </a>
        <header className="top">
          <a className="brand" href={options.signedIn ? '/home' : '/'}>
            {w.brand}
          </a>
          <nav aria-label={w.settings}>
            <form method="post" action="/settings">
              <input type="hidden" name="back" value={page.path} />
              <button type="submit" name="elder" value={page.elder ? '0' : '1'}>
                {page.elder ? w.standardMode : w.elderMode}
              </button>
              <button
                type="submit"
                name="language"
                value={language === 'zh' ? 'en' : 'zh'}
                lang={language === 'zh' ? 'en' : 'zh-CN'}
              >
                {w.otherLanguage}
              </button>
            </form>
          </nav>
        </header>
        <main id="main" tabIndex={-1}>
          {options.back ? (
            <a className="back" href={options.back}>
              {w.back}
            </a>
          ) : null}
          {content}
        </main>
        <footer>
          <p>
            {w.needPerson} <a href={`tel:${page.hotline}`}>{page.hotline}</a>
          </p>
          {options.signedIn ? (
            <form method="post" action="/sign-out">
              <button type="submit" className="quiet">
                {w.signOut}
              </button>
            </form>
          ) : null}
        </footer>
      </body>
    </html>
  )
}
