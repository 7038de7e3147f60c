import { crc32, deflateSync } from 'node:zlib'
import type { Browser } from './browser.ts'

/** Objects of a PDF as text, by number from 1 on; the first is the catalogue. */
export function pdfOf(objects: string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n'
  const places: number[] = []
  for (const [index, object] of objects.entries()) {
    places.push(text.length)
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const place of places) text += `${String(place).padStart(10, '0')} 00000 n \n`
  text += `trailer << /Root 1 0 R /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF`
  return Buffer.from(text, 'latin1')
}

/** A PDF with this many pages, and whatever else its catalogue and its pages carry. */
export function paper(
  pages = 1,
  more: { catalogue?: string; page?: string; objects?: string[]; trailer?: string } = {},
) {
  const content = 'BT /F1 24 Tf 72 700 Td (wages) Tj ET'
  const kids = Array.from({ length: pages }, (_, index) => `${index + 4} 0 R`).join(' ')
  return pdfOf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${more.catalogue ?? ''} >>`,
      `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ...Array.from(
        { length: pages },
        () =>
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << >> /Contents 3 0 R ${more.page ?? ''} >>`,
      ),
      ...(more.objects ?? []),
    ],
    more.trailer,
  )
}

/** A PNG of one colour, of any size: few bytes, many pixels. */
export function png(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0], 8)
  const row = Buffer.alloc(width + 1, 0x7f)
  row[0] = 0
  const rows = Buffer.concat(Array.from({ length: Math.min(height, 4000) }, () => row))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Gives a document, as a page does. */
export async function give(
  who: Browser,
  content: Uint8Array | string,
  { kind = 'other', name = 'photo.jpg' } = {},
) {
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', new File([content as string], name))
  return await who.send('POST', '/api/documents', form)
}
