/** What the engine's bench found: a table for people, an object for tools. */
import { cpus } from 'node:os'
import { rounded } from '../measure.ts'
import type { LargeTable } from './large-table.ts'
import { NAMES } from './one-decision.ts'
import type { PopulationTimes } from './population.ts'
import type { PostgresTimes } from './postgres.ts'

export type Report = {
  /** Decisions a second, by the name of the engine. */
  rates: Record<string, number>
  table: LargeTable
  columns: PopulationTimes
  postgres: PostgresTimes
  memoryMB: number
}

/** Ratios are the speed of ours over the other's. */
function ratiosOf({ rates, columns, postgres }: Report): Record<string, number> {
  const rate = (start: string) =>
    Object.entries(rates).find(([name]) => name.startsWith(start))?.[1] ?? Number.NaN
  const light = rate(NAMES.LIGHT)
  return {
    noTraceToHandWritten: rounded(rate(NAMES.BARE) / rate(NAMES.HAND)),
    lightTraceToHandWritten: rounded(light / rate(NAMES.HAND)),
    fullTraceToHandWritten: rounded(rate(NAMES.FULL) / rate(NAMES.HAND)),
    lightTraceToZenAwaited: rounded(light / rate('ZEN 0.54, awaited')),
    lightTraceToJsonLogicEngine: rounded(light / rate('json-logic-engine')),
    lightTraceToJsonRulesEngine: rounded(light / rate('json-rules-engine')),
    lightTraceToFeelin: rounded(light / rate('feelin')),
    columnsToHandWrittenLoop: rounded(columns.byHandMs / columns.columnsMillionMs),
    sqlToNaiveSql: rounded(postgres.naiveMs / postgres.twoConnectionsMs),
  }
}

export function summaryOf(report: Report) {
  const { rates, table, columns, postgres, memoryMB } = report
  return {
    ratios: ratiosOf(report),
    lookup3700Us: rounded(table.lookup3700Us),
    editToRunMs: rounded(table.editToRunMs),
    analyse1000RulesMs: rounded(table.analyse1000RulesMs),
    compile1000RulesMs: rounded(table.compile1000RulesMs),
    columnsMillionMs: rounded(columns.columnsMillionMs),
    columnsMillionTwoThreadsMs: rounded(columns.twoThreadsMs),
    readBandwidthGBs: rounded(columns.readBandwidthGBs),
    sqlMillionMs: rounded(postgres.twoConnectionsMs),
    sqlMillionOneConnectionMs: rounded(postgres.oneConnectionMs),
    naiveSqlMillionMs: rounded(postgres.naiveMs),
    memoryMB: rounded(memoryMB),
    decisionsPerSecond: Object.fromEntries(
      Object.entries(rates).map(([name, rate]) => [name, rounded(rate)]),
    ),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, Postgres ${postgres.version}`,
  }
}

export function tableOf(report: Report): string {
  const { rates, table, columns, postgres, memoryMB } = report
  const hand = rates[NAMES.HAND] ?? Number.NaN
  const line = (name: string, value: string) => `  ${name.padEnd(46)} ${value.padStart(22)}`
  const ms = (value: number) => `${rounded(value)} ms`
  return [
    'One household at a time (decisions a second, and as a part of TypeScript by hand)',
    ...Object.entries(rates).map(([name, rate]) =>
      line(name, `${rounded(rate).toLocaleString('en')}  ${rounded(rate / hand)} ×`),
    ),
    '',
    'Large tables',
    line('one look-up among 3,700 rows × 5', `${rounded(table.lookup3700Us)} µs`),
    line('compile 1,000 rows × 8', ms(table.compile1000RulesMs)),
    line('one edited cell of it, to running', ms(table.editToRunMs)),
    line('analyse it', ms(table.analyse1000RulesMs)),
    '',
    `A million households, ${columns.eligible.toLocaleString('en')} eligible, the same to the fen everywhere`,
    line('loop over columns by hand', ms(columns.byHandMs)),
    line('ours', ms(columns.columnsMillionMs)),
    line('ours, two threads over shared memory', ms(columns.twoThreadsMs)),
    line('looking over the columns, writing the loop', ms(columns.prepareMs)),
    line('read bandwidth of this machine', `${rounded(columns.readBandwidthGBs)} GB/s`),
    line(`Postgres ${postgres.version}, naive numeric`, ms(postgres.naiveMs)),
    line('ours on one connection', ms(postgres.oneConnectionMs)),
    line('ours on two connections', ms(postgres.twoConnectionsMs)),
    line('memory with all engines and the columns', `${Math.round(memoryMB)} MB`),
    '',
    'Ratios (speed of ours over the other)',
    ...Object.entries(ratiosOf(report)).map(([name, ratio]) => line(name, String(ratio))),
  ].join('\n')
}
