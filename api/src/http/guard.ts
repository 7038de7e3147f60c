import type { MiddlewareHandler } from 'hono'
import { Problem } from './problem.ts'
import type { AppEnv } from './router.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses requests that another site could have made the browser send: a state change needs our own origin and
 * a header that no form can set. Cookies are SameSite besides (security.md 2.2).
 */
export function refuseForgery(baseOrigin: string): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!SAFE.has(c.req.method)) {
      const origin = c.req.header('origin')
      const site = c.req.header('sec-fetch-site')
      if (origin && origin !== baseOrigin) throw new Problem('forgery_suspected')
      if (site && site !== 'same-origin' && site !== 'none') throw new Problem('forgery_suspected')
      if (c.req.header('x-xfm') !== '1') throw new Problem('forgery_suspected')
    }
    await next()
  }
}

/** Headers of every answer (security.md section 8); pages add their own script nonce. */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const headers = c.res.headers
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(self), microphone=(), geolocation=()')
  headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  headers.set('x-request-id', c.get('requestId'))
  if (!headers.has('content-security-policy'))
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
