import { Worker } from 'node:worker_threads'
import { Problem } from '../http/problem.ts'
import type { rewritePdf } from './rewrite-pdf.ts'

const LIMIT_MS = 10_000
const HEAP_MB = 256

/**
 * A PDF with what is seen on its pages and nothing else. It is read in a thread of its own, which is ended after ten
 * seconds or 256 MB: nobody else waits for a file that was made to be slow. Throws `file_damaged`, `file_locked`,
 * `file_too_long`.
 */
export async function cleanPdf(content: Uint8Array): Promise<Uint8Array> {
  const thread = new Worker(new URL('./pdf.thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  let clock: NodeJS.Timeout | undefined
  try {
    const rewritten = await new Promise<Awaited<ReturnType<typeof rewritePdf>>>(
      (resolve, reject) => {
        clock = setTimeout(() => reject(new Error('too slow')), LIMIT_MS)
        thread.once('message', resolve)
        thread.once('error', reject)
        thread.once('exit', () => reject(new Error('ended')))
        thread.postMessage(content)
      },
    )
    if ('refused' in rewritten) throw new Problem(rewritten.refused)
    return rewritten.content
  } catch (cause) {
    throw cause instanceof Problem ? cause : new Problem('file_damaged', { cause })
  } finally {
    clearTimeout(clock)
    await thread.terminate()
  }
}
