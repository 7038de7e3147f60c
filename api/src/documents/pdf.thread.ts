import { parentPort } from 'node:worker_threads'
import { rewritePdf } from './rewrite-pdf.ts'

/** Rewrites one PDF and ends; `clean-pdf.ts` starts it and holds the clock. */
parentPort?.once('message', async (content: Uint8Array) => {
  parentPort?.postMessage(await rewritePdf(content))
})
