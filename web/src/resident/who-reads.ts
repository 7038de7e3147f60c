import { getCookie } from 'hono/cookie'
import { ApiProblem, body } from '../api.ts'
import type { PageContext, PageRequest } from './context.ts'

/** A session or a public screen leaves one of these in the browser; without them nobody has to be asked. */
const traces = ['sid', '__Host-sid', 'kiosk', '__Host-kiosk']

/**
 * The page for whoever reads it: who is over 60 gets large print unless they chose otherwise, and every page knows
 * when the session ends. A page that cannot learn this is still a page.
 */
export async function forReader(c: PageRequest, page: PageContext): Promise<PageContext> {
  if (!traces.some((name) => getCookie(c, name) !== undefined)) return page
  try {
    const { signedIn, kiosk } = await body(page.api.sessions.current.$get())
    const hasChosen = (c.env?.chosen?.elder ?? getCookie(c, 'elder')) !== undefined
    return {
      ...page,
      session: signedIn,
      kiosk,
      elder: hasChosen ? page.elder : (signedIn?.elder ?? false),
    }
  } catch (error) {
    if (error instanceof ApiProblem) return page
    throw error
  }
}
