import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { type Api, apiClient } from '../api.ts'
import { isLanguage, type Language } from '../words/language.ts'
import { type ResidentWords, residentWords } from '../words/resident.ts'
import { terms } from '../words/terms.ts'

/** What main.ts hands to the pages. `callApi` answers in this process, on behalf of the browser's own request. */
export type PagesOptions = {
  callApi(request: Request, onBehalfOf: Request): Response | Promise<Response>
  baseUrl: string
  hotline: string
  demo: boolean
  clientDir: string
}

/** Everything a page is made from. */
export type PageContext = {
  api: Api
  language: Language
  w: ResidentWords
  terms: (typeof terms)[Language]
  elder: boolean
  hotline: string
  demo: boolean
  baseUrl: string
  path: string
  assets: Assets
}

export type Assets = { style: string; script(name: string): string }

export type PagesEnv = { Variables: { page: PageContext } }
export type PageRequest = Context<PagesEnv>

/** Makes a page's context; cookies that the api sets travel on to the browser. */
export function pageContext(c: PageRequest, options: PagesOptions, assets: Assets): PageContext {
  const chosen = getCookie(c, 'language') ?? ''
  const language = isLanguage(chosen) ? chosen : 'zh'
  // Kept as it came: who copies the request to read its body does not change on whose behalf it is.
  const incoming = c.req.raw
  const api = apiClient(options.baseUrl, async (input, init) => {
    const request = new Request(input, init)
    const cookie = c.req.header('cookie')
    if (cookie) request.headers.set('cookie', cookie)
    const response = await options.callApi(request, incoming)
    for (const set of response.headers.getSetCookie()) c.header('set-cookie', set, { append: true })
    return response
  })
  return {
    api,
    language,
    w: residentWords[language],
    terms: terms[language],
    elder: getCookie(c, 'elder') === '1',
    hotline: options.hotline,
    demo: options.demo,
    baseUrl: options.baseUrl,
    path: c.req.path,
    assets,
  }
}
