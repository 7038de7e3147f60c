import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cleanFile } from './clean-file.ts'
import { smallPicture } from './clean-picture.ts'

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#88aacc' } })

const codeOf = async (content: Uint8Array | string) =>
  await cleanFile(Buffer.from(content)).then(
    () => 'taken',
    (problem: { code: string }) => problem.code,
  )

describe('pictures', () => {
  test('a photo comes back upright, at most 2400 pixels long, and says nothing of place or device', async () => {
    const photo = await blank(4000, 3000)
      .jpeg()
      .withExif({
        IFD0: { Make: 'PhoneMaker', Orientation: '6' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect(photo.includes('Exif')).toBe(true)
    const { mediaType, content } = await cleanFile(photo)
    expect(mediaType).toBe('image/jpeg')
    const read = await sharp(content).metadata()
    expect([read.width, read.height]).toEqual([1800, 2400])
    expect(read.exif).toBeUndefined()
    expect(Buffer.from(content).includes('PhoneMaker')).toBe(false)
    const small = await sharp(await smallPicture(content)).metadata()
    expect([small.width, small.height]).toEqual([240, 320])
  })

  test('PNG and WebP are taken as well, and what hid behind the picture is gone', async () => {
    for (const picture of [blank(60, 40).png(), blank(60, 40).webp()]) {
      const carrier = Buffer.concat([
        await picture.toBuffer(),
        Buffer.from('<script>alert(1)</script>PK\u0003\u0004'),
      ])
      const { content } = await cleanFile(carrier)
      expect(Buffer.from(content).includes('script')).toBe(false)
      expect((await sharp(content).metadata()).format).toBe('jpeg')
    }
  })

  test('what only begins like a picture, or unpacks to too many points, is refused', async () => {
    expect(
      await codeOf(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<html>')])),
    ).toBe('file_damaged')
    const half = (await blank(800, 800).jpeg().toBuffer()).subarray(0, 900)
    expect(await codeOf(half)).toBe('file_damaged')
    const bomb = await blank(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await codeOf(bomb)).toBe('picture_too_large')
  })

  test('everything else is refused by its content, whatever it is called', async () => {
    for (const content of [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
      '<!doctype html><script>1</script>',
      'PK\u0003\u0004zip',
      'MZ\u0090\u0000',
      '\u007fELF',
      'GIF89a',
      'RIFF\u0000\u0000\u0000\u0000WAVE',
      ' %PDF-1.7',
    ])
      expect(await codeOf(content), content).toBe('file_type_refused')
    expect(await codeOf('')).toBe('file_empty')
    expect(await codeOf(Buffer.alloc(11 * 1024 * 1024, 1))).toBe('body_too_large')
  })
})

describe('PDF', () => {
  const scan = async (pages = 1) => {
    const made = await PDFDocument.create()
    made.setTitle('病历')
    made.setAuthor('王小明')
    const photo = await blank(200, 100)
      .jpeg()
      .withExif({ IFD0: { Make: 'PhoneMaker' } })
      .toBuffer()
    const picture = await made.embedJpg(photo)
    for (let page = 0; page < pages; page++)
      made.addPage([300, 200]).drawImage(picture, { x: 10, y: 10 })
    return made
  }

  test('pages stay, and scripts, actions, attached files, links and metadata do not', async () => {
    const made = await scan(2)
    made.addJavaScript('hello', 'app.alert(1)')
    await made.attach(Buffer.from('MZ evil'), 'evil.exe')
    const { context } = made
    const action = context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(2)') })
    made.catalog.set(PDFName.of('OpenAction'), action)
    made.getPage(0).node.set(PDFName.of('AA'), context.obj({ O: action }))
    const link = context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 9, 9],
      A: { S: 'URI', URI: PDFString.of('http://evil.example') },
    })
    const seal = context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      Rect: [0, 0, 9, 9],
      AA: { D: action },
      AP: {
        N: context.register(
          context.stream('0 0 9 9 re f % red seal', {
            Type: 'XObject',
            Subtype: 'Form',
            BBox: [0, 0, 9, 9],
          }),
        ),
      },
    })
    made
      .getPage(1)
      .node.set(PDFName.of('Annots'), context.obj([context.register(link), context.register(seal)]))
    const { mediaType, content } = await cleanFile(await made.save({ useObjectStreams: false }))
    expect(mediaType).toBe('application/pdf')
    const read = await PDFDocument.load(content, { updateMetadata: false })
    expect(read.getPageCount()).toBe(2)
    expect(read.getTitle()).toBeUndefined()
    expect(read.getAuthor()).toBeUndefined()
    expect(read.getPage(1).node.Annots()?.size(), 'the seal is still seen').toBe(1)
    const plain = Buffer.from(await read.save({ useObjectStreams: false })).toString('latin1')
    for (const word of [
      'JavaScript',
      'alert',
      'OpenAction',
      'EmbeddedFile',
      'evil',
      'PhoneMaker',
      'Widget',
    ])
      expect(plain.includes(word), word).toBe(false)
    expect(plain.includes('DCTDecode'), 'the picture is still there').toBe(true)
  })

  test('twenty pages are taken, one more is not', async () => {
    expect(await codeOf(await (await scan(20)).save())).toBe('taken')
    expect(await codeOf(await (await scan(21)).save())).toBe('file_too_long')
  })

  test('a locked file, a broken one and one that unpacks without end are refused', async () => {
    const locked = await scan()
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
    expect(await codeOf(await locked.save())).toBe('file_locked')
    expect(await codeOf('%PDF-1.7\nnothing')).toBe('file_damaged')
    const packed = deflateSync(Buffer.alloc(80 * 1024 * 1024))
    const bomb = Buffer.concat([
      Buffer.from(
        `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
      ),
      packed,
      Buffer.from('\nendstream\nendobj\n%%EOF'),
    ])
    expect(await codeOf(bomb)).toBe('file_damaged')
  })
})
