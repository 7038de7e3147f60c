import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { dataDir } from './demo.ts'

export type Chosen = { name: string; mimeType: string; buffer: Buffer }

/** The smallest PNG there is. */
export const dot: Chosen = {
  name: '工资单.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/** A photo as a camera makes it: large, and never the same twice. */
export async function photo(page: Page, name = 'IMG_2026.jpg'): Promise<Chosen> {
  const data = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1600
    canvas.height = 1200
    const context = canvas.getContext('2d') as CanvasRenderingContext2D
    for (let at = 0; at < 3000; at++) {
      context.fillStyle = `hsl(${Math.random() * 360},60%,60%)`
      context.fillRect(Math.random() * 1600, Math.random() * 1200, 60, 40)
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? ''
  })
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(data, 'base64') }
}

/** A PDF of one page. */
export function pdf(name = '病历.pdf'): Chosen {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${200 + Math.round(Math.random() * 300)} 300] /Resources << >> >>`,
  ]
  let text = '%PDF-1.7\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = text.length
  text += `xref\n0 4\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Root 1 0 R /Size 4 >>\nstartxref\n${start}\n%%EOF`
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text, 'latin1') }
}

export const bad = {
  script: { name: '网页.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>1</script>') },
  empty: { name: '空的.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
  drawing: {
    name: '图.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  },
} satisfies Record<string, Chosen>

/** The path of a file of fifty megabytes that calls itself a photo. */
export function huge(): string {
  const path = join(dataDir(), '大照片.jpg')
  writeFileSync(path, Buffer.alloc(50 * 1024 * 1024, 1))
  return path
}
