import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  Logger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type { Logger as Pino } from 'pino'
import { roleUrl } from '../db/connect.ts'
import { openQueuePool } from '../db/queue-connections.ts'
import { showSignOfLife } from './sign-of-life.ts'

const againMs = 1_000

/**
 * Runs jobs until stopped; several processes may do so side by side. A job runs at least once: what a killed process
 * or a lost database left half done runs again.
 */
export async function startWorker(
  databaseUrl: string,
  taskList: TaskList,
  log: Pino,
): Promise<{ stop(): Promise<void> }> {
  const connectionString = roleUrl(databaseUrl, 'worker')
  const pgPool = openQueuePool(connectionString)
  const life = showSignOfLife(connectionString, log)
  const stopping = new AbortController()
  let workerId = ''
  let runner: Runner | undefined = await begin()

  async function begin(): Promise<Runner> {
    const events: WorkerEvents = new EventEmitter()
    events.once('pool:create', ({ workerPool }) => {
      workerId = workerPool.id
      life.begin(workerId)
    })
    return await run({
      pgPool,
      concurrency: 4,
      pollInterval: 1_000,
      noHandleSignals: true,
      taskList,
      events,
      // Without its batches graphile-worker 0.18 does not wait for the end of a job to be stored, and a database that is
      // away at that moment would be an unhandled rejection: the end of the process. With them it ends the runner.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      parsedCronItems: parseCronItems([
        { task: 'fillAliases', match: '5 16 * * *', identifier: 'fillAliases' },
        // Ten in the morning in Hangzhou.
        { task: 'remindDrafts', match: '0 2 * * *', identifier: 'remindDrafts' },
      ]),
      logger: new Logger(() => (level, message) => {
        if (level === 'error' || level === 'warning')
          log.warn({ job: message.slice(0, 200) }, 'worker')
      }),
    })
  }

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await runner?.promise.catch(() => {}) // it logged why
      life.end(workerId) // a job that it could not put back is free for the next
      await sleep(againMs, undefined, { signal: stopping.signal }).catch(() => {})
      if (!stopping.signal.aborted) runner = await begin().catch(() => undefined)
    }
  })()
  const stopRunner = async () => await runner?.stop().catch(() => {}) // it may have stopped by itself

  return {
    async stop() {
      stopping.abort()
      await stopRunner()
      await running
      await stopRunner() // one that began in the meantime
      await life.stop()
      await pgPool.end()
    },
  }
}
