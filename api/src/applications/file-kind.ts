import { Problem } from '../http/problem.ts'

/** Largest file we take, bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
/** Files that may wait to be handed in. */
export const MAX_FILES = 20

const signatures = [
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
] as const

/** What a file is by its first bytes; its name and its sender's word do not count. */
export function mediaTypeOf(content: Uint8Array): (typeof signatures)[number]['mediaType'] {
  if (content.length === 0) throw new Problem('file_empty')
  const found = signatures.find(({ bytes }) =>
    bytes.every((byte, index) => content[index] === byte),
  )
  if (!found) throw new Problem('file_type_refused')
  return found.mediaType
}
