/**
 * Without a connection the phone still shows its code, and every other page says so kindly. Pages with anybody's data
 * are never kept: only the files of the build, the bare page of the code, and the page that says there is no line.
 */
const worker = self as unknown as ServiceWorkerGlobalScope
const SHELLS = 'shells-1'
const FILES = 'files-1'
const offlinePage = '/offline'
const shells = [offlinePage, '/code']

type ServiceWorkerGlobalScope = {
  addEventListener(type: 'install' | 'activate', listen: (event: Waits) => void): void
  addEventListener(type: 'fetch', listen: (event: Asks) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  location: Location
}
type Waits = { waitUntil(work: Promise<unknown>): void }
type Asks = { request: Request; respondWith(answer: Promise<Response>): void }

worker.addEventListener('install', (event) => {
  event.waitUntil(keepShells().then(() => worker.skipWaiting()))
})
worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => worker.clients.claim()))
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate') event.respondWith(shown(request, url.pathname))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(kept(request))
})

/** As nobody: what is kept must be the same for everybody. */
async function keepShells(): Promise<void> {
  const cache = await caches.open(SHELLS)
  await Promise.all(
    shells.map(async (path) => {
      const answer = await fetch(path, { credentials: 'omit', cache: 'no-store' })
      if (answer.ok) await cache.put(path, answer)
    }),
  )
}

async function dropOld(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name !== SHELLS && name !== FILES).map((name) => caches.delete(name)),
  )
}

async function shown(request: Request, path: string): Promise<Response> {
  try {
    const answer = await fetch(request)
    if (path === '/code' && answer.ok) keepShells().catch(() => undefined)
    return answer
  } catch (_offline) {
    const cache = await caches.open(SHELLS)
    const found = await cache.match(shells.indexOf(path) >= 0 ? path : offlinePage)
    return found || Response.error()
  }
}

/** Files of the build never change under their names. */
async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(FILES)
  const found = await cache.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}
