/**
 * Runs hostile rules one after the other in a thread whose memory is limited, and tells of each how
 * it ended and how much processor time it took. The thread dies when the memory does not suffice.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { compile } from '../compile.ts'
import { invoke } from '../invoke.ts'
import { aDecision, aModel } from './a-model.ts'

/** `ended` is the value as JSON, or the message of the error. */
export type Ended = { name: string; ended: string; milliseconds: number }

function spent(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function ended(text: string): string {
  try {
    const model = compile(aModel(aDecision('x', text)), { faulty: 'null' })
    const [problem] = model.problems
    return problem ? problem.message : JSON.stringify(invoke(model, 'x', {}))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const rules: [string, string][] = workerData

ended('1 + 1')
for (const [name, text] of rules) {
  const start = spent()
  const end = ended(text)
  parentPort?.postMessage({
    name,
    ended: end.slice(0, 200),
    milliseconds: spent() - start,
  } satisfies Ended)
}
