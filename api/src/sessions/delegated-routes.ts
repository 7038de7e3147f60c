import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { DelegatedAction } from '../db/in-transaction.ts'
import { Problem } from '../http/problem.ts'
import type { AppEnv } from '../http/router.ts'

/** What everybody who acts for another may do: see that they do, and stop. */
const always = [
  'GET /api/sessions/current',
  'DELETE /api/sessions/current',
  'POST /api/delegations/leave',
  'POST /api/kiosk/end',
  'GET /api/consents/notice',
  'GET /api/publicity/:publicId',
  // The law and its sums without anybody's data, as everybody sees them.
  'GET /api/policies',
  'GET /api/policies/:programme',
  'POST /api/pre-check',
  'POST /api/track',
  'POST /api/letters/check',
]

/**
 * What each delegated action opens. The one place; whatever does not stand here stays closed, also routes that are
 * added later. Consents, PIN, cards, phones, delegations, the log of looks and the figures themselves are nobody's
 * but the person's own.
 */
export const opensRoutes: Record<DelegatedAction, readonly string[]> = {
  progress: [
    'GET /api/applications',
    'GET /api/applications/:id',
    'GET /api/applications/:id/way',
    'POST /api/applications/:id/nudge',
    'GET /api/consents',
    'GET /api/facts/pool',
    'GET /api/letters',
    'GET /api/letters/:id',
    'GET /api/decisions',
    'GET /api/decisions/:id',
    'GET /api/notices',
  ],
  apply: [
    'GET /api/consents',
    'GET /api/decisions',
    'GET /api/decisions/:id',
    'POST /api/decisions',
    'GET /api/facts/pool',
    'POST /api/facts/pool',
    'GET /api/drafts',
    'GET /api/drafts/:programme',
    'PUT /api/drafts/:programme',
    'GET /api/draft',
    'PUT /api/draft',
    'DELETE /api/draft',
    'POST /api/draft/members',
    'DELETE /api/draft/members/:id',
    'POST /api/documents',
    'DELETE /api/documents/:id',
    'GET /api/documents/:id/picture',
    'GET /api/applications',
    'GET /api/applications/:id',
    'POST /api/applications',
  ],
  supply: [
    'GET /api/applications',
    'GET /api/applications/:id',
    'GET /api/applications/:id/way',
    'GET /api/applications/:id/supply',
    'PUT /api/applications/:id/supply',
    'POST /api/applications/:id/supply',
    'POST /api/documents',
    'DELETE /api/documents/:id',
    'GET /api/documents/:id/picture',
  ],
  payments: ['GET /api/payments', 'GET /api/payments/calendar'],
}

/** Refuses what a delegation does not open. Stands behind `authenticate`, before every route. */
export const onlyDelegated: MiddlewareHandler<AppEnv> = async (c, next) => {
  const signedIn = c.get('signedIn')
  if (signedIn?.kind === 'resident' && signedIn.delegation) {
    const { actions } = signedIn.delegation
    const isOpen = (route: string) =>
      always.includes(route) || actions.some((action) => opensRoutes[action].includes(route))
    // An address can match two patterns (/decisions/after is also /decisions/:id); each of them has to be open.
    const patterns = matchedRoutes(c).flatMap(({ path }) => (path.includes('*') ? [] : [path]))
    if (!patterns.every((path) => isOpen(`${c.req.method} ${path}`)))
      throw new Problem('not_delegated')
  }
  await next()
}
