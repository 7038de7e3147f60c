import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { PageRequest } from '../context.ts'
import { type Answers, questions } from './pre-check-questions.ts'

const NAME = 'pre-check'

/**
 * The answers live in the reader's own browser until it is closed, and nowhere else. Whatever a cookie holds is
 * foreign: only known names are taken, and the api looks at the values.
 */
export function keptAnswers(c: PageRequest): Answers | undefined {
  const text = getCookie(c, NAME)
  if (!text) return undefined
  try {
    const held = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown
    if (typeof held !== 'object' || held === null) return undefined
    return Object.fromEntries(
      questions.flatMap(([name]) =>
        Object.hasOwn(held, name) ? [[name, held[name as never]]] : [],
      ),
    )
  } catch {
    return undefined
  }
}

export function keepAnswers(c: PageRequest, answers: Answers): void {
  setCookie(c, NAME, Buffer.from(JSON.stringify(answers)).toString('base64url'), {
    ...options(c),
    httpOnly: true,
    sameSite: 'Lax',
  })
}

export function forgetAnswers(c: PageRequest): void {
  deleteCookie(c, NAME, options(c))
}

function options(c: PageRequest) {
  return { path: '/', secure: c.get('page').baseUrl.startsWith('https:') }
}
