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
/** A clock further off than this is worth a word; the code works by the server's time anyway. */
const DRIFT_MS = 2 * 60_000

/** Draws the code of each step, counts down, and hides it while nobody looks. */
async function show(phone: Phone): Promise<void> {
  const section = byId('code')
  const drawing = byId('drawing')
  const ring = byId('ring-left')
  const words = section.dataset
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  let current = await sync(phone)
  let drawnStep = -1
  section.hidden = false

  const tick = async () => {
    const now = serverNow(current)
    const left = Math.ceil((STEP_MS - (now % STEP_MS)) / 1000)
    // Who is disturbed by motion sees a step every five seconds.
    const shown = isStill ? Math.ceil(left / 5) * 5 : left
    byId('countdown').textContent = (words.countdown ?? '').replace('{seconds}', String(shown))
    ring.setAttribute('stroke-dasharray', `${(shown * 100) / 15} 100`)
    byId('whose').textContent = current.nameMasked
      ? (words.whose ?? '').replace('{name}', current.nameMasked)
      : ''
    byId('drift').hidden = Math.abs(current.offsetMs) < DRIFT_MS
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
  document.addEventListener('visibilitychange', () => {
    void tick()
    stayLit()
  })
  addEventListener('blur', () => void tick())
  addEventListener('focus', () => void tick())
  addEventListener('online', () => void sync(current).then((renewed) => (current = renewed)))
  stayLit()
  await tick()
}

/** The screen does not go dark while the code is shown, where the browser can do that. */
function stayLit(): void {
  const { wakeLock } = navigator as { wakeLock?: { request(kind: 'screen'): Promise<unknown> } }
  if (wakeLock && !document.hidden) wakeLock.request('screen').catch(() => undefined)
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
