/** What one try over the network ended in. `again`: another try may help. */
export type Posted =
  | { body: unknown; problem?: never }
  | { problem: 'timeout' | 'unavailable' | 'invalid'; reason: string; again: boolean }

export type PostLimits = { timeoutMs: number; maxBytes: number }

/**
 * Posts a message and reads the answer as JSON within a time and a size. Both count for the whole answer: a body that
 * trickles ends at `timeoutMs`, one that never ends at `maxBytes` after decompression. Redirects are refused, since
 * they would carry the question elsewhere.
 */
export async function postJson(
  url: string,
  token: string,
  message: unknown,
  limits: PostLimits,
  signal: AbortSignal,
): Promise<Posted> {
  const timeout = AbortSignal.timeout(limits.timeoutMs)
  const either = AbortSignal.any([timeout, signal])
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(message),
      signal: either,
    })
    const refused = refusal(response)
    if (refused) {
      await response.body?.cancel()
      return refused
    }
    const text = await readText(response, limits.maxBytes)
    return text === undefined
      ? { problem: 'invalid', reason: 'too large', again: false }
      : parse(text)
  } catch (cause) {
    if (either.aborted) return { problem: 'timeout', reason: 'too slow', again: !signal.aborted }
    return {
      problem: 'unavailable',
      reason: cause instanceof Error ? cause.name : 'network',
      again: true,
    }
  }
}

/** 5xx, 408 and 429 may pass; a refused token stays refused until an operator mends it. */
function refusal(response: Response): Posted | undefined {
  const reason = `HTTP ${response.status}`
  if (response.status >= 500 || response.status === 408 || response.status === 429) {
    return { problem: 'unavailable', reason, again: true }
  }
  if (response.status === 401 || response.status === 403)
    return { problem: 'unavailable', reason, again: false }
  if (response.status !== 200) return { problem: 'invalid', reason, again: false }
  const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(
    response.headers.get('content-type') ?? '',
  )
  return isJson ? undefined : { problem: 'invalid', reason: 'not JSON by its type', again: false }
}

/** The body as text; undefined when it is larger than `maxBytes`, and then the rest is not fetched. */
async function readText(response: Response, maxBytes: number): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: false })
  let bytes = 0
  let text = ''
  // Leaving the loop cancels the stream.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function parse(text: string): Posted {
  try {
    return { body: JSON.parse(text) as unknown }
  } catch {
    return { problem: 'invalid', reason: 'not JSON', again: false }
  }
}
