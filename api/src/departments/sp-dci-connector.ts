import type { JWK } from 'jose'
import { dayOf } from '../clock/clock.ts'
import { type Breaker, maySend, newBreaker, noteAnswer, noteFailure } from './breaker.ts'
import { newConnectionSlots } from './connection-slots.ts'
import type {
  AnswerProblem,
  Department,
  DepartmentConnector,
  DepartmentQuestion,
  FoundFact,
} from './connector.ts'
import { type Posted, postJson } from './post-json.ts'
import { type ReplyProblem, readReply } from './read-reply.ts'
import { searchPath, searchRequest } from './sp-dci-message.ts'

/** Limits of one question. Source: security reference 6.2 rule 5. */
export type ConnectorLimits = {
  /** One try, headers and body together. */
  timeoutMs: number
  /** Further tries after a timeout or when the department is unavailable. */
  retries: number
  /** Longest random pause before the first retry; doubled for the next. */
  jitterMs: number
  /** All tries, pauses and waiting for a connection. */
  questionTimeoutMs: number
  maxBytes: number
  connections: number
}

export const connectorLimits: ConnectorLimits = {
  timeoutMs: 3_000,
  retries: 2,
  jitterMs: 200,
  questionTimeoutMs: 11_000,
  maxBytes: 1_000_000,
  connections: 4,
}

export type ConnectorOptions = {
  department: Department
  /** Base address; the path of the search is added. */
  url: string
  token: string
  /** The department's key, with which it signs its answers. */
  publicJwk: JWK
  /** Wall clock: message times, and the day that decides what is stale. */
  now: () => Date
  /** Parameter facts.maxAgeDays. */
  maxAgeDays?: number
  limits?: Partial<ConnectorLimits>
  /** Shared by all who ask this department. */
  breaker?: Breaker
  monotonicMs?: () => number
  senderId?: string
  /** For the operator's log. `reason` never holds personal data. */
  onProblem?: (line: { department: Department; problem: AnswerProblem; reason: string }) => void
}

/** The connector to a department that speaks SP-DCI over HTTP. Make one for each department and process. */
export function newSpDciConnector(options: ConnectorOptions): DepartmentConnector {
  const { department, now } = options
  const limits = { ...connectorLimits, ...options.limits }
  const breaker = options.breaker ?? newBreaker()
  const monotonicMs = options.monotonicMs ?? (() => performance.now())
  const slots = newConnectionSlots(limits.connections)
  const url = new URL(
    searchPath.slice(1),
    options.url.endsWith('/') ? options.url : `${options.url}/`,
  ).href

  async function find(
    question: DepartmentQuestion,
    given?: AbortSignal,
  ): Promise<FoundFact[] | ReplyProblem> {
    // The gateway refuses, not the caller: without a consent nothing leaves the house.
    if (question.consentId.trim() === '') return { problem: 'noConsent', reason: 'no consent id' }
    if (!maySend(breaker, monotonicMs())) return { problem: 'unavailable', reason: 'breaker open' }
    const limit = AbortSignal.timeout(limits.questionTimeoutMs)
    const signal = given ? AbortSignal.any([limit, given]) : limit
    const sent = searchRequest(department, question, options.senderId ?? 'happiness-code', now())
    const posted = await postWithRetries(sent.request, signal)
    if (posted.problem === 'timeout' || posted.problem === 'unavailable') {
      // A caller who gave up, or a queue of our own, says nothing about the department.
      if (!given?.aborted && posted.reason !== 'no free connection')
        noteFailure(breaker, monotonicMs())
      return posted
    }
    noteAnswer(breaker)
    if (posted.problem) return posted
    return readReply(posted.body, {
      department,
      question,
      transactionId: sent.transactionId,
      referenceId: sent.referenceId,
      publicJwk: options.publicJwk,
      today: dayOf(now()),
      maxAgeDays: options.maxAgeDays ?? 100,
    })
  }

  async function postWithRetries(message: unknown, signal: AbortSignal): Promise<Posted> {
    for (let tries = 0; ; tries += 1) {
      const posted = await postOnce(message, signal)
      if (!posted.problem || !posted.again || tries >= limits.retries) return posted
      await pause(Math.random() * limits.jitterMs * 2 ** tries, signal)
    }
  }

  async function postOnce(message: unknown, signal: AbortSignal): Promise<Posted> {
    try {
      return await slots.withSlot(signal, () =>
        postJson(url, options.token, message, limits, signal),
      )
    } catch {
      // postJson does not throw: only the wait for a connection ends here, with the question's time.
      return { problem: 'timeout', reason: 'no free connection', again: false }
    }
  }

  return {
    department,
    async ask(question, signal) {
      const askedAt = now()
      const found = await find(question, signal)
      if (Array.isArray(found)) return { department, askedAt, facts: found }
      options.onProblem?.({ department, problem: found.problem, reason: found.reason })
      return { department, askedAt, facts: [], problem: found.problem }
    },
  }
}

/** Waits, or until the signal ends; the next try then sees the signal itself. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
  })
}
