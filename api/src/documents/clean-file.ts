import { Problem } from '../http/problem.ts'
import { cleanPdf } from './clean-pdf.ts'
import { cleanPicture } from './clean-picture.ts'
import { fileKindOf, MAX_FILE_BYTES } from './file-kind.ts'

/** Files that are being read at once, in this process; the others wait their turn. */
const AT_ONCE = 2
const waiting: (() => void)[] = []
let running = 0

export type CleanFile = { mediaType: 'image/jpeg' | 'application/pdf'; content: Uint8Array }

/** What is kept of a file that somebody sent: the same to look at, and written by us. Throws why it is not taken. */
export async function cleanFile(content: Uint8Array): Promise<CleanFile> {
  if (content.length > MAX_FILE_BYTES) throw new Problem('body_too_large')
  const kind = fileKindOf(content)
  return await inTurn(async () =>
    kind === 'pdf'
      ? { mediaType: 'application/pdf', content: await cleanPdf(content) }
      : { mediaType: 'image/jpeg', content: await cleanPicture(content) },
  )
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}
