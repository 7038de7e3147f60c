import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { PageContext, PageRequest } from './context.ts'
import { Document } from './document.tsx'

export type PageStatus = 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503

export type PageOptions = {
  title: string
  /** What is read aloud: where one is, how things stand, what to do next. Sentences for the ear. */
  say: string
  /** Scripts of this page, by name; the page works without them. */
  scripts?: string[]
  back?: string
  /** Reload after so many seconds while something is under way. */
  refreshSeconds?: number
  status?: PageStatus
  /** The scanner's decoder is WebAssembly. */
  wasm?: boolean
  signedIn?: boolean
  /** The page has a PageForm: what is typed in it stays when language or print size is changed. */
  form?: boolean
}

/** Sends a whole page: server HTML, its small scripts, and headers that allow nothing else. */
export function sendPage(c: PageRequest, options: PageOptions, content: ReactNode): Response {
  const page = c.get('page')
  const drawn = rendered(page, options, content)
  // The script for characters that fonts may lack comes only with pages that hold one.
  const scripts = [...(options.scripts ?? []), 'rare']
  const html = RARE.test(drawn) ? rendered(page, { ...options, scripts }, content) : drawn
  setPageHeaders(c, options.wasm)
  return c.html(html, options.status ?? 200)
}

/** CJK extensions: characters of names that many phones cannot draw. */
const RARE = /[\u{3400}-\u{4dbf}\u{20000}-\u{3ffff}]/u

function rendered(page: PageContext, options: PageOptions, content: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(<Document page={page} options={options} content={content} />)}`
}

/** A page may load its own files, and nothing may keep or frame it. */
export function setPageHeaders(c: PageRequest, wasm = false): void {
  const script = wasm ? "'self' 'wasm-unsafe-eval'" : "'self'"
  c.header(
    'content-security-policy',
    `default-src 'none'; script-src ${script}; style-src 'self' '${c.get('page').assets.cssHash}'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
  c.header('cache-control', 'no-store')
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('permissions-policy', 'camera=(self), microphone=(), geolocation=()')
}
