/** A population decided by several threads over shared memory: each takes its own range of households. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ColumnAnswers, Columns, ParameterSet } from '../src/index.ts'

export type ColumnThreads = {
  /** All households once. One call at a time: the answers' arrays are shared and written again by the next. */
  decide: () => Promise<ColumnAnswers>
  close: () => Promise<void>
}

export type ThreadInput = { xml: string; parameters: ParameterSet; on: string }

/** What a thread is given when it starts. */
export type ThreadStart = ThreadInput & {
  columns: Columns
  answers: ColumnAnswers
  from: number
  to: number
}

/**
 * Copies the columns into shared memory, starts the threads and has each write its own loop. Throws what
 * compiling the policy throws, NotScalarError included, as a plain Error with its message.
 */
export async function columnThreads(
  input: ThreadInput,
  columns: Columns,
  threads: number,
): Promise<ColumnThreads> {
  const { households } = columns
  const shared = sharedColumns(columns)
  const answers = sharedAnswers(households)
  const width = Math.ceil(households / threads)
  const workers = Array.from({ length: threads }, (_, at) => {
    const workerData: ThreadStart = {
      ...input,
      columns: shared,
      answers,
      from: at * width,
      to: Math.min(households, (at + 1) * width),
    }
    return new Worker(new URL('thread.ts', import.meta.url), { workerData })
  })
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  try {
    await Promise.all(workers.map((worker) => once(worker, 'message')))
  } catch (error) {
    // One that cannot start must not keep the others running.
    await close()
    throw error
  }
  return {
    decide: async () => {
      const exact = await Promise.all(
        workers.map(async (worker) => {
          const answered = once(worker, 'message')
          worker.postMessage('decide')
          return (await answered)[0] as number[]
        }),
      )
      return { ...answers, exact: exact.flat() }
    },
    close,
  }
}

function sharedColumns(columns: Columns): Columns {
  const each = <T extends Column>(arrays: Record<string, T>) =>
    Object.fromEntries(Object.entries(arrays).map(([path, array]) => [path, copied(array)]))
  return {
    ...columns,
    facts: each(columns.facts),
    lists: each(columns.lists),
    missingLists: each(columns.missingLists),
  }
}

type Column = Int32Array | Float64Array | Uint8Array

/** Columns that lie in shared memory already stay where they are. */
function copied<T extends Column>(array: T): T {
  if (array.buffer instanceof SharedArrayBuffer) return array
  const buffer = new SharedArrayBuffer(array.byteLength)
  const copy = new (array.constructor as new (shared: SharedArrayBuffer) => T)(buffer)
  copy.set(array as never)
  return copy
}

function sharedAnswers(households: number): ColumnAnswers {
  const room = (bytes: number) => new SharedArrayBuffer(households * bytes)
  return {
    outcome: new Uint8Array(room(1)),
    reason: new Uint16Array(room(2)),
    row: new Uint16Array(room(2)),
    amountFen: new Float64Array(room(8)),
    exact: [],
  }
}
