import { ApiProblem, apiClient, type Fetch } from '../api.ts'

const listeners = new Set<() => void>()

/** Calls `listener` when an answer says that nobody is signed in; gives what stops it. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Refused codes and links are 401 too; only `not_signed_in` ends the work. */
const officeFetch: Fetch = async (input, init) => {
  const response = await fetch(input, init)
  if (response.status === 401) {
    const problem = (await response
      .clone()
      .json()
      .catch(() => null)) as { code?: string } | null
    if (problem?.code === 'not_signed_in') for (const listener of listeners) listener()
  }
  return response
}

/** The officers' way to the api. */
export const api = apiClient('', officeFetch)

/** Whatever went wrong, as a problem that has words; a network that fails is `unavailable`. */
export function asProblem(cause: unknown): ApiProblem {
  if (cause instanceof ApiProblem) return cause
  if (cause instanceof TypeError) return new ApiProblem('unavailable')
  throw cause
}
