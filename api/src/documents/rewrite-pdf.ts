import { inflateSync } from 'node:zlib'
import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib'
import { stripJpeg } from './strip-jpeg.ts'

/** More than a bank statement has; longer papers are photographed page by page, or brought. */
const MAX_PAGES = 20
/** What a table of contents inside the file may unpack to, bytes. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024

/** What stands on the page, and nothing that acts. */
const keptOfPage = ['Type', 'Resources', 'MediaBox', 'CropBox', 'Rotate', 'Contents', 'Group']
/** What is seen of a stamp, a signature or a filled field. */
const keptOfMark = ['Type', 'Subtype', 'Rect', 'AP', 'AS', 'F']
/** What tells of its maker, or acts, wherever it hangs. */
const dropped = ['Metadata', 'PieceInfo', 'LastModified', 'AA', 'A', 'JS', 'AF', 'EF', 'OpenAction']

type Rewritten =
  | { content: Uint8Array }
  | { refused: 'file_damaged' | 'file_locked' | 'file_too_long' }

/**
 * Reads a PDF and writes its pages into a new one: what is seen on them stays, scripts, actions, links, attached
 * files and metadata do not. A file that needs a password, or has more than 20 pages, is refused.
 */
export async function rewritePdf(content: Uint8Array): Promise<Rewritten> {
  if (unpacksTooFar(content)) return { refused: 'file_damaged' }
  try {
    const source = await PDFDocument.load(content, { updateMetadata: false, capNumbers: true })
    const count = source.getPageCount()
    if (count === 0) return { refused: 'file_damaged' }
    if (count > MAX_PAGES) return { refused: 'file_too_long' }
    for (const [, object] of source.context.enumerateIndirectObjects()) forget(object)
    for (const page of source.getPages()) keepWhatIsSeen(page)
    const target = await PDFDocument.create({ updateMetadata: false })
    for (const page of await target.copyPages(source, source.getPageIndices())) target.addPage(page)
    for (const [reference, object] of target.context.enumerateIndirectObjects())
      if (object instanceof PDFRawStream && isJpeg(object))
        target.context.assign(reference, PDFRawStream.of(object.dict, stripJpeg(object.contents)))
    return { content: await target.save({ updateFieldAppearances: false }) }
  } catch (cause) {
    return { refused: cause instanceof EncryptedPDFError ? 'file_locked' : 'file_damaged' }
  }
}

/** Takes out what `dropped` names, in this object and in those that lie inside it. */
function forget(object: PDFObject): void {
  const dict = object instanceof PDFStream ? object.dict : object
  if (dict instanceof PDFDict) {
    for (const key of dropped) dict.delete(PDFName.of(key))
    for (const [, value] of dict.entries()) forget(value)
  } else if (dict instanceof PDFArray) for (const value of dict.asArray()) forget(value)
}

function keepWhatIsSeen({ node }: PDFPage): void {
  const marks = node.Annots()
  const seen: PDFObject[] = []
  for (let index = 0; index < (marks?.size() ?? 0); index++) {
    const mark = marks?.lookup(index)
    if (!(mark instanceof PDFDict) || !mark.has(PDFName.of('AP'))) continue
    only(mark, keptOfMark)
    // A field or a signature without its form is drawn by nobody; as a stamp it looks the same.
    mark.set(PDFName.of('Subtype'), PDFName.of('Stamp'))
    seen.push(marks?.get(index) as PDFObject)
  }
  only(node, keptOfPage, true)
  if (seen.length > 0) node.set(PDFName.of('Annots'), node.context.obj(seen))
}

function only(dict: PDFDict, names: string[], isPage = false): void {
  for (const key of dict.keys())
    if (!names.includes(key.decodeText()) && !(isPage && key === PDFName.of('Parent')))
      dict.delete(key)
}

function isJpeg({ dict }: PDFRawStream): boolean {
  const filter = dict.lookup(PDFName.of('Filter'))
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter
  return only === PDFName.of('DCTDecode')
}

/**
 * Whether a table of objects inside the file unpacks to more than any honest one: such a table is unpacked whole as
 * soon as the file is read. Tables packed more than once are not written by any program we know.
 */
function unpacksTooFar(content: Uint8Array): boolean {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString(
    'latin1',
  )
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const before = text.slice(Math.max(0, match.index - 2048), match.index)
    const dict = before
      .slice(before.lastIndexOf(' obj'))
      .replaceAll(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    if (!/\/(ObjStm|XRef)\b/.test(dict)) continue
    if ((dict.match(/\/(Flate|LZW|RunLength|ASCII85|ASCIIHex)Decode/g) ?? []).length > 1)
      return true
    try {
      inflateSync(content.subarray(match.index + match[0].length), {
        maxOutputLength: MAX_UNPACKED_BYTES,
      })
    } catch (cause) {
      if ((cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return true
    }
  }
  return false
}
