import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  columnAnswers,
  compile,
  type JsonObject,
  type ParameterRow,
  parametersOn,
  toColumns,
} from '../src/index.ts'
import { columnThreads } from './column-threads.ts'

const SEEDS = new URL('../../seeds/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, SEEDS), 'utf8')

it('threads over shared memory decide as one does', async () => {
  const xml = read('policies/subsistence-allowance.dmn')
  const { cases, place, on } = JSON.parse(read('policies/subsistence-allowance.cases.json'))
  const rows = ['hangzhou-standards', 'zhejiang-rules', 'hangzhou-rules', 'demo-district'].flatMap(
    (name) => JSON.parse(read(`parameters/${name}.json`)) as ParameterRow[],
  )
  const given = { parameters: parametersOn(rows, { place, on }), on }
  const facts = (cases as { facts: JsonObject }[]).map((one) => one.facts)
  const plan = toColumns(compile(xml), given)
  const columns = plan.load(facts)
  const alone = columnAnswers(facts.length)
  plan.over(columns).decide(alone)
  const threads = await columnThreads({ xml, ...given }, columns, 2)
  try {
    const { outcome, reason, row, amountFen } = await threads.decide()
    expect([...outcome]).toEqual([...alone.outcome])
    expect([...reason]).toEqual([...alone.reason])
    expect([...row]).toEqual([...alone.row])
    expect([...amountFen]).toEqual([...alone.amountFen])
  } finally {
    await threads.close()
  }
})
