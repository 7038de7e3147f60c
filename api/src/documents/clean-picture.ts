import sharp from 'sharp'
import { Problem } from '../http/problem.ts'

/** Longest side that is kept, pixels: small print on a photographed page can still be read. */
const LONGEST_SIDE = 2400
/** Side of the small picture in lists, pixels. */
const SMALL_SIDE = 320
/** More than the cameras of phones make; a picture that unpacks to more is refused before it is unpacked. */
const MAX_PIXELS = 64_000_000
const LIMIT_SECONDS = 10

// Of everything that the library can read, only what is taken: no other decoder ever sees a stranger's bytes.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
})

/**
 * Reads a picture and writes it anew as JPEG: upright, at most 2400 pixels long, and without any of its metadata
 * (place, time, device, whatever hid behind the picture). Throws `file_damaged`, or `picture_too_large` for more
 * than 64 million pixels.
 */
export async function cleanPicture(content: Uint8Array): Promise<Buffer> {
  return await rewrite(content, LONGEST_SIDE, 82)
}

/** The same picture, small enough for a list. */
export async function smallPicture(content: Uint8Array): Promise<Buffer> {
  return await rewrite(content, SMALL_SIDE, 70)
}

async function rewrite(content: Uint8Array, side: number, quality: number): Promise<Buffer> {
  try {
    return await sharp(content, { failOn: 'error', limitInputPixels: MAX_PIXELS })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality })
      .timeout({ seconds: LIMIT_SECONDS })
      .toBuffer()
  } catch (cause) {
    const isTooLarge = cause instanceof Error && /pixel limit/.test(cause.message)
    throw new Problem(isTooLarge ? 'picture_too_large' : 'file_damaged', { cause })
  }
}
