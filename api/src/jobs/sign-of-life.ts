import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger as Pino } from 'pino'
import { newHeldConnection } from '../db/queue-connections.ts'
import { holdName, letGoOfName, releaseJobsOfTheDead } from './sign-of-life.queries.ts'

const beatMs = 1_000
/** After the database was away every process comes back within a beat or two; only then is silence a death. */
const graceMs = 5_000

export type SignOfLife = {
  begin(workerId: string): void
  end(workerId: string): void
  stop(): Promise<void>
}

/**
 * The queue keeps a job of a killed worker locked for four hours. So every process holds the names of its workers on a
 * connection, and hands on what others, whose names nobody holds, had begun.
 */
export function showSignOfLife(connectionString: string, log: Pino): SignOfLife {
  const names = new Set<string>()
  const ended = new AbortController()

  const live = async () => {
    const client = newHeldConnection(connectionString) // a lost one is found gone by the next beat
    const held = new Set<string>()
    try {
      await client.connect()
      const since = performance.now()
      while (!ended.signal.aborted) {
        for (const name of names)
          if (!held.has(name)) {
            await holdName(client, name)
            held.add(name)
          }
        for (const name of held)
          if (!names.has(name)) {
            await letGoOfName(client, name)
            held.delete(name)
          }
        if (performance.now() - since > graceMs) await releaseJobsOfTheDead(client, [...names])
        await sleep(beatMs, undefined, { signal: ended.signal })
      }
    } finally {
      await client.end().catch(() => {})
    }
  }

  const living = (async () => {
    while (!ended.signal.aborted) {
      await live().catch((error: unknown) => {
        if (!ended.signal.aborted)
          log.warn({ code: (error as { code?: string }).code }, 'no sign of life')
      })
      await sleep(beatMs, undefined, { signal: ended.signal }).catch(() => {})
    }
  })()

  return {
    begin: (workerId) => void names.add(workerId),
    end: (workerId) => void names.delete(workerId),
    async stop() {
      ended.abort()
      await living
    },
  }
}
