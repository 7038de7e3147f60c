import qrcode from 'qrcode'
import { byId } from './page.ts'
import {
  codeNow,
  findPhone,
  isTired,
  type Phone,
  STEP_MS,
  serverNow,
  stepNow,
  sync,
} from './phone.ts'

const SYNC_MS = 10 * 60_000

/** Draws the code of each step, counts down, and hides it while nobody looks. */
async function show(phone: Phone): Promise<void> {
  const section = byId('code')
  const drawing = byId('drawing')
  const words = section.dataset
  let current = await sync(phone)
  let drawnStep = -1
  section.hidden = false

  const tick = async () => {
    const now = serverNow(current)
    const left = Math.ceil((STEP_MS - (now % STEP_MS)) / 1000)
    byId('countdown').textContent = (words.countdown ?? '').replace('{seconds}', String(left))
    byId<HTMLProgressElement>('ring').value = left
    const isSeen = !document.hidden && document.hasFocus()
    byId('said').textContent = said(words, current, isSeen)
    const step = stepNow(current)
    if (!isSeen || isTired(current)) {
      drawing.replaceChildren()
      drawnStep = -1
    } else if (step !== drawnStep) {
      drawnStep = step
      await draw(drawing, current.link + (await codeNow(current, step)))
    }
  }
  setInterval(() => void tick(), 500)
  setInterval(() => void sync(current).then((renewed) => (current = renewed)), SYNC_MS)
  document.addEventListener('visibilitychange', () => void tick())
  addEventListener('blur', () => void tick())
  addEventListener('focus', () => void tick())
  addEventListener('online', () => void sync(current).then((renewed) => (current = renewed)))
  await tick()
}

/** What is to be known about the code now; nothing when all is well. */
function said(words: DOMStringMap, phone: Phone, isSeen: boolean): string {
  if (isTired(phone)) return words.tired || ''
  if (!isSeen) return words.hidden || ''
  return navigator.onLine ? '' : words.offline || ''
}

/** 45 mm wide or more, level M, quiet zone of 4 modules (version 8). */
async function draw(place: HTMLElement, content: string): Promise<void> {
  const canvas = document.createElement('canvas')
  await qrcode.toCanvas(canvas, content, { errorCorrectionLevel: 'M', margin: 4, scale: 6 })
  canvas.removeAttribute('style')
  canvas.dataset.step = String(Date.now())
  place.replaceChildren(canvas)
}

findPhone().then(
  (phone) => {
    if (phone) void show(phone)
    else byId('no-code').hidden = false
  },
  () => {
    byId('no-code').hidden = false
  },
)
