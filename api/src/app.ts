import { randomUUID } from 'node:crypto'
import { bodyLimit } from 'hono/body-limit'
import { routePath } from 'hono/route'
import { docsPage, docsStyle } from './http/docs-page.ts'
import { refuseForgery, securityHeaders } from './http/guard.ts'
import { onError } from './http/on-error.ts'
import { Problem } from './http/problem.ts'
import { isReady } from './http/ready.queries.ts'
import { newRouter, type Platform } from './http/router.ts'
import { routes } from './routes.ts'
import { authenticate } from './sessions/authenticate.ts'
import { onlyDelegated } from './sessions/delegated-routes.ts'

const FILE_LIMIT = 11 * 1024 * 1024
const BODY_LIMIT = 256 * 1024

/**
 * The whole api as one fetch function. `address` tells where a request comes from: the socket in a server,
 * whatever a test says in a test.
 */
export function createApp(platform: Platform, address: (request: Request) => string) {
  const tooLarge = () => {
    throw new Problem('body_too_large')
  }
  const app = newRouter()
  app.onError(onError)
  app.notFound((c) => onError(new Problem('not_found'), c))
  app.use(async (c, next) => {
    c.set('platform', platform)
    c.set('requestId', randomUUID())
    c.set('address', address(c.req.raw))
    c.set('signedIn', null)
    const started = performance.now()
    await next()
    // The pattern of the route, never the path itself: a log must not say whose record was opened, and what was
    // typed into an address that leads nowhere may be a card or an identity number.
    const path = routePath(c, -1)
    platform.log.info(
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        path,
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      },
      'request',
    )
  })
  app.use(securityHeaders)
  app.get('/health', (c) => c.json({ alive: true }, 200))
  app.get('/ready', async (c) => {
    const ready = await isReady(platform)
    return c.json({ ready }, ready ? 200 : 503)
  })
  app.use('/api/documents', bodyLimit({ maxSize: FILE_LIMIT, onError: tooLarge }))
  app.use('/api/*', async (c, next) =>
    c.req.path === '/api/documents'
      ? await next()
      : await bodyLimit({ maxSize: BODY_LIMIT, onError: tooLarge })(c, next),
  )
  app.use('/api/*', refuseForgery(new URL(platform.environment.BASE_URL).origin))
  app.use('/api/*', authenticate)
  app.use('/api/*', onlyDelegated)
  const whole = app.route('/api', routes)
  const about = {
    openapi: '3.1.0',
    info: {
      title: 'Happiness Code 幸福码',
      version: '0.1.0',
      description: 'One code for each resident. Problems are RFC 9457 with stable codes.',
    },
  }
  app.doc31('/openapi.json', about)
  app.get('/docs', (c) => {
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    )
    return c.html(docsPage(app.getOpenAPI31Document(about) as never), 200)
  })
  app.get('/docs.css', (c) => c.text(docsStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
  return whole
}
