import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { byId } from './page.ts'

// The decoder's default is a network of others; ours comes from our own server.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

const scanner = byId('scanner')
const said = byId('said')
const start = byId<HTMLButtonElement>('start')
const camera = byId<HTMLVideoElement>('camera')

/** Our own links and nothing else: exactly this origin, a card's or a letter's page, and a code in the fragment. */
function ownLink(text: string): string | undefined {
  const link = text.startsWith(`${location.origin}/`) ? text.slice(location.origin.length) : ''
  return /^\/(c|letter)#[A-Za-z0-9_-]{22}$/.test(link) ? link : undefined
}

async function decode(image: ImageData | Blob): Promise<boolean> {
  const [found] = await readBarcodes(image, {
    formats: ['QRCode'],
    maxNumberOfSymbols: 1,
    tryHarder: true,
  })
  if (!found) return false
  const link = ownLink(found.text)
  if (link) location.assign(link)
  else said.textContent = scanner.dataset.foreign ?? ''
  return link !== undefined
}

async function look(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  camera.srcObject = stream
  camera.hidden = false
  start.hidden = true
  said.textContent = scanner.dataset.looking ?? ''
  await camera.play()
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  for (;;) {
    await new Promise(requestAnimationFrame)
    if (!context || camera.videoWidth === 0) continue
    canvas.width = camera.videoWidth
    canvas.height = camera.videoHeight
    context.drawImage(camera, 0, 0)
    if (await decode(context.getImageData(0, 0, canvas.width, canvas.height))) break
  }
  for (const track of stream.getTracks()) track.stop()
}

start.hidden = false
byId('photo-field').hidden = false
start.addEventListener('click', () => {
  look().catch(() => {
    start.hidden = true
    said.textContent = scanner.dataset.noCamera ?? ''
  })
})
byId<HTMLInputElement>('photo').addEventListener('change', (event) => {
  const [file] = (event.target as HTMLInputElement).files ?? []
  if (!file) return
  decode(file).then(
    (found) => {
      if (!found && !said.textContent) said.textContent = scanner.dataset.noCode ?? ''
    },
    () => {
      said.textContent = scanner.dataset.noCode ?? ''
    },
  )
})
