import type { ApiRoutes, ProblemCode } from '@happiness-code/api/routes'
import { type ClientResponse, hc } from 'hono/client'

export type { OfficerRole, ProblemCode } from '@happiness-code/api/routes'

/** An answer that was a problem: its code has words in both languages. */
export class ApiProblem extends Error {
  readonly code: ProblemCode
  readonly faults: { at: string; expected: string }[]

  constructor(code: ProblemCode, faults: { at: string; expected: string }[] = []) {
    super(code)
    this.code = code
    this.faults = faults
  }
}

/** Anything that answers requests: the network in the browser, the app itself on the server. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** The one place that talks HTTP: a client typed by the api's routes. */
export function apiClient(base: string, fetch: Fetch, headers: Record<string, string> = {}) {
  return hc<ApiRoutes>(`${base}/api`, {
    fetch: fetch as typeof globalThis.fetch,
    headers: { 'x-xfm': '1', ...headers },
  })
}

export type Api = ReturnType<typeof apiClient>

type Good<Response> = Response extends ClientResponse<infer Answer, 200, 'json'> ? Answer : never

/** The body of a good answer; throws ApiProblem for any other. */
export async function body<
  Response extends { ok: boolean; status: number; json(): Promise<unknown> },
>(response: Promise<Response>): Promise<Good<Response>> {
  const settled = await response
  if (settled.ok) return (await settled.json()) as Good<Response>
  throw await problemOf(settled)
}

async function problemOf(response: {
  status: number
  json(): Promise<unknown>
}): Promise<ApiProblem> {
  try {
    const problem = (await response.json()) as {
      code?: ProblemCode
      faults?: { at: string; expected: string }[]
    }
    return new ApiProblem(problem.code ?? 'internal', problem.faults)
  } catch {
    return new ApiProblem('unavailable')
  }
}
