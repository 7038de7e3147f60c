import { Problem } from '../http/problem.ts'

/** Largest file we take, bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
/** Files of one person that may wait to be handed in. */
export const MAX_FILES = 20

export type FileKind = 'picture' | 'pdf'

/**
 * What a file is by its first bytes; its name and its sender's word do not count. Only what we can read and write
 * anew is taken, so that nothing of the sender's bytes but what is seen gets any further.
 */
export function fileKindOf(content: Uint8Array): FileKind {
  if (content.length === 0) throw new Problem('file_empty')
  const begins = (bytes: number[], at = 0) =>
    bytes.every((byte, index) => content[at + index] === byte)
  const isJpeg = begins([0xff, 0xd8, 0xff])
  const isPng = begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const isWebp = begins([0x52, 0x49, 0x46, 0x46]) && begins([0x57, 0x45, 0x42, 0x50], 8)
  if (isJpeg || isPng || isWebp) return 'picture'
  if (begins([0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf'
  throw new Problem('file_type_refused')
}
