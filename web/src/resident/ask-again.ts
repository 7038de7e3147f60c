import { deleteCookie, setCookie } from 'hono/cookie'
import type { AskedAgain, PageRequest } from './context.ts'
import { isTongue } from './tongues.ts'

const YEAR_SECONDS = 365 * 86_400

/** What the buttons for language and print size say: `language:en`, `elder:1`. */
export function readChoice(text: string): AskedAgain['chosen'] | undefined {
  const [name, value = ''] = text.split(':')
  if (name === 'language' && isTongue(value)) return { language: value }
  if (name === 'elder' && (value === '0' || value === '1')) return { elder: value }
  return undefined
}

/** Remembers a choice for a year on this browser. */
export function keepChoice(c: PageRequest, chosen: AskedAgain['chosen'], baseUrl: string): void {
  const keep = {
    path: '/',
    maxAge: YEAR_SECONDS,
    sameSite: 'Lax',
    secure: baseUrl.startsWith('https:'),
  } as const
  for (const [name, value] of Object.entries(chosen)) {
    if (value === '') deleteCookie(c, name, keep)
    else setCookie(c, name, value, keep)
  }
}

/**
 * The same page asked for again in place of what its form would have sent: who changes the language in the middle
 * of a form loses nothing of it, and sends nothing by it.
 */
export function requestAgain(c: PageRequest): Request {
  const headers = new Headers(c.req.raw.headers)
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) headers.delete(name)
  return new Request(c.req.url, { method: 'GET', headers })
}
