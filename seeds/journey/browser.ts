import { randomUUID } from 'node:crypto'

type App = { request(path: string, init?: RequestInit): Response | Promise<Response> }
// biome-ignore lint/suspicious/noExplicitAny: answers are read by the test that knows them
type Body = any

/** What a person holds in their hands: cookies and an address, and nothing else. */
export class Browser {
  readonly #app: App
  readonly #cookies = new Map<string, string>()
  readonly #address = randomUUID()

  constructor(app: App) {
    this.#app = app
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Body; headers: Headers }> {
    const isForm = body instanceof FormData
    return await this.sendRaw(
      method,
      path,
      body === undefined || isForm ? body : JSON.stringify(body),
      {
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    )
  }

  /** Sends these very bytes; a header that is empty is left out. */
  async sendRaw(
    method: string,
    path: string,
    body: string | FormData | undefined,
    headers: Record<string, string>,
  ): Promise<{ status: number; body: Body; headers: Headers }> {
    const all = {
      'x-xfm': '1',
      'x-test-address': this.#address,
      cookie: this.cookie(),
      ...headers,
    }
    const response = await this.#app.request(path, {
      method,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
      ...(body === undefined ? {} : { body }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (/max-age=0/i.test(cookie)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      body: isJson ? JSON.parse(text) : text,
      headers: response.headers,
    }
  }

  get(path: string) {
    return this.send('GET', path)
  }

  post(path: string, body?: unknown, headers?: Record<string, string>) {
    return this.send('POST', path, body, headers)
  }

  put(path: string, body?: unknown) {
    return this.send('PUT', path, body)
  }

  /** The header in which it shows its cookies. */
  cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Takes over another browser's cookies: two sessions on one tablet. */
  alsoHolds(other: Browser): this {
    for (const [name, value] of other.#cookies) this.#cookies.set(name, value)
    return this
  }
}
