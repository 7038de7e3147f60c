import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import qrcode from 'qrcode'
import { baseUrl, demoPerson } from './demo.ts'
import { sizes } from './residents.ts'

const width = 640
const height = 480

/** A short film of a code on white paper, as a camera would see it (Y4M, which Chromium takes for a camera). */
function filmOf(text: string): Buffer {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'Q' })
  const scale = Math.floor(height / (modules.size + 8))
  const left = Math.floor((width - modules.size * scale) / 2)
  const top = Math.floor((height - modules.size * scale) / 2)
  const light = Buffer.alloc(width * height, 235)
  for (let row = 0; row < modules.size * scale; row += 1)
    for (let column = 0; column < modules.size * scale; column += 1)
      if (modules.get(Math.floor(row / scale), Math.floor(column / scale)))
        light[(top + row) * width + left + column] = 16
  const colour = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  return Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)])
}

test('the camera reads a card that is held before it, and the number leaves the address at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'happiness-code-camera-'))
  const film = join(folder, 'card.y4m')
  writeFileSync(film, filmOf(demoPerson('A widow living alone').card))
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  })
  try {
    const context = await browser.newContext({ baseURL: baseUrl(), viewport: sizes.phone })
    await context.grantPermissions(['camera'])
    const page = await context.newPage()
    await page.goto('/scan')
    await page.getByRole('button', { name: '打开摄像头' }).click()
    await expect(page.getByText('卡号已从码里读到。')).toBeVisible({ timeout: 20_000 })
    expect(page.url()).not.toContain('#')
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
})
