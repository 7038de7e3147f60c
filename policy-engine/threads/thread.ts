/** One thread: writes its loop once, then decides its range whenever it is asked. */
import { parentPort, workerData } from 'node:worker_threads'
import { compile, toColumns } from '../src/index.ts'
import type { ThreadStart } from './column-threads.ts'

const { xml, parameters, on, columns, answers, from, to } = workerData as ThreadStart
const run = toColumns(compile(xml), { parameters, on }).over(columns)

parentPort?.on('message', () => {
  const own = { ...answers, exact: [] }
  run.decide(own, from, to)
  parentPort?.postMessage(own.exact)
})
parentPort?.postMessage('ready')
