import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import type { Logger as Pino } from 'pino'
import { roleUrl } from '../db/connect.ts'

/** Runs jobs until stopped; several processes may do so side by side. */
export async function startWorker(
  databaseUrl: string,
  taskList: TaskList,
  log: Pino,
): Promise<Runner> {
  return await run({
    connectionString: roleUrl(databaseUrl, 'worker'),
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList,
    parsedCronItems: parseCronItems([
      { task: 'fillAliases', match: '5 16 * * *', identifier: 'fillAliases' },
    ]),
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning')
        log.warn({ job: message.slice(0, 200) }, 'worker')
    }),
  })
}
