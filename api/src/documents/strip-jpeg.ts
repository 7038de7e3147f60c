/** Segments that a JPEG needs to look as it does: JFIF (APP0), its colours (APP2, APP14), and what is no APP or comment. */
const isNeeded = (marker: number) =>
  marker === 0xe0 ||
  marker === 0xe2 ||
  marker === 0xee ||
  !((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)

/**
 * A JPEG without what a camera wrote about place, time and device. What does not read as a JPEG comes back as it is:
 * it is shown by nobody.
 */
export function stripJpeg(content: Uint8Array): Uint8Array {
  if (content[0] !== 0xff || content[1] !== 0xd8) return content
  const kept: Uint8Array[] = [content.subarray(0, 2)]
  let at = 2
  while (at + 4 <= content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0
    // From the start of the scan on there are pixels only.
    if (marker === 0xda) break
    const length = 2 + (((content[at + 2] ?? 0) << 8) | (content[at + 3] ?? 0))
    if (isNeeded(marker)) kept.push(content.subarray(at, at + length))
    at += length
  }
  kept.push(content.subarray(at))
  return Buffer.concat(kept)
}
