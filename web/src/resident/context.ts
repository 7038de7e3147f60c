import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { type Api, apiClient } from '../api.ts'
import type { Language } from '../words/language.ts'
import type { ResidentWords } from '../words/resident.ts'
import type { Tongue } from '../words/tongue.ts'
import { defaultTongue, isTongue, tongues } from './tongues.ts'

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
  /** Code of the language of the page: the name of its file. */
  tongueCode: string
  tongue: Tongue
  /** All languages by their codes. */
  tongues: Record<string, Tongue>
  /** In which of the law's two languages its sentences and all figures are shown. */
  language: Language
  w: ResidentWords
  terms: Tongue['terms']
  problems: Tongue['problems']
  elder: boolean
  /** Who reads, and how long the session lasts; null for nobody. */
  session: Session | null
  /** The browser is a public screen. */
  kiosk: boolean
  hotline: string
  demo: boolean
  baseUrl: string
  path: string
  /** Path and query: where this page is found again. */
  here: string
  assets: Assets
  /** What stood in the form when language or print size was changed: it is shown again, and nothing was sent. */
  typed: FormData | undefined
}

export type Session = {
  grade: 'C' | 'B' | 'A'
  personId: string
  assisted: boolean
  elder: boolean
  kiosk: boolean
  idleSeconds: number
  endsAt: string
  actingFor: {
    delegationId: string
    nameMasked: string
    actions: ('progress' | 'apply' | 'supply' | 'payments')[]
  } | null
}

export type Assets = { css: string; cssHash: string; script(name: string): string }

/** A page asked for again in another language or print, with what was typed in it. */
export type AskedAgain = {
  typed: FormData
  chosen: { language?: string; elder?: string }
  onBehalfOf: Request
}

export type PagesEnv = { Bindings: Partial<AskedAgain>; Variables: { page: PageContext } }
export type PageRequest = Context<PagesEnv>

/** Makes a page's context; cookies that the api sets travel on to the browser. */
export function pageContext(c: PageRequest, options: PagesOptions, assets: Assets): PageContext {
  const again = c.env ?? {}
  const chosen = again.chosen?.language ?? getCookie(c, 'language') ?? ''
  const tongueCode = isTongue(chosen) ? chosen : defaultTongue
  const tongue = tongues[tongueCode] as Tongue
  // Kept as it came: who copies the request to read its body does not change on whose behalf it is.
  const incoming = again.onBehalfOf ?? c.req.raw
  const api = apiClient(options.baseUrl, async (input, init) => {
    const request = new Request(input, init)
    const cookie = c.req.header('cookie')
    if (cookie) request.headers.set('cookie', cookie)
    const response = await options.callApi(request, incoming)
    for (const set of response.headers.getSetCookie()) c.header('set-cookie', set, { append: true })
    return response
  })
  const { path, url } = c.req
  return {
    api,
    tongueCode,
    tongue,
    tongues,
    language: tongue.language,
    w: tongue.words,
    terms: tongue.terms,
    problems: tongue.problems,
    elder: (again.chosen?.elder ?? getCookie(c, 'elder')) === '1',
    session: null,
    kiosk: false,
    hotline: options.hotline,
    demo: options.demo,
    baseUrl: options.baseUrl,
    path,
    here: path + new URL(url).search,
    assets,
    typed: again.typed,
  }
}
