/** All measurements of the engine, one after the other. */
import { writeCharts } from './charts.ts'
import { largeTable } from './large-table.ts'
import { oneDecision } from './one-decision.ts'
import { population } from './population.ts'
import { inPostgres } from './postgres.ts'
import { type Report, summaryOf, tableOf } from './report.ts'

type Options = { rounds: number; json: boolean; charts: boolean }

export async function engineBench({ rounds, json, charts }: Options): Promise<number> {
  try {
    const report = await measured(rounds)
    if (charts) writeCharts(report)
    console.log(json ? JSON.stringify(summaryOf(report)) : tableOf(report))
    return 0
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 1
  }
}

async function measured(rounds: number): Promise<Report> {
  const said = <T>(what: string, work: () => T): T => {
    console.error(`… ${what}`)
    return work()
  }
  const rates = await said('one household at a time, nine engines', () => oneDecision(rounds))
  const table = await said('a table of 3,700 rows; compile, edit and analyse 1,000', () =>
    largeTable(rounds),
  )
  const columns = await said('a million households in columns', () => population(rounds))
  const memoryMB = process.memoryUsage().rss / 2 ** 20
  const postgres = await said('the same in Postgres; filling the tables takes a minute', () =>
    inPostgres(Math.min(rounds, 5), columns),
  )
  return { rates, table, columns, postgres, memoryMB }
}
