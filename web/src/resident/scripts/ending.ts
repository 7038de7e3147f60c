import { byId, send } from './page.ts'

/**
 * Before the session ends it is said, once and calmly, and one button keeps it. Whoever writes is not idle: while
 * keys are pressed the session is kept from here, at most once a minute. A public screen asks sooner, counts down, and
 * leaves nothing behind. Counted by the time that went by here; what the clock of the device says does not matter.
 */
const place = byId('ending')
const { idle, left, warn, wait, soon = '', last = '', seconds = '', keep = '' } = place.dataset
const idleMs = Number(idle) * 1000
const warnMs = Number(warn) * 1000
const waitMs = Number(wait) * 1000
const isKiosk = waitMs > 0
const KEEP_EVERY_MS = isKiosk ? 20_000 : 60_000

const start = Date.now()
const endsAt = start + Number(left) * 1000
let touchedAt = start
let keptAt = start
let shownFor = 0

for (const kind of ['keydown', 'pointerdown', 'input', 'scroll'])
  addEventListener(kind, touched, { passive: true, capture: true })
setInterval(look, 1000)
// What the back button brings is asked for again: it may be the page of somebody who has left.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

function touched(): void {
  // Once it asks, its button answers, and nothing that was meant for the page below.
  if (shownFor > 0) return
  touchedAt = Date.now()
  if (touchedAt - keptAt > KEEP_EVERY_MS) void stay()
}

function look(): void {
  const now = Date.now()
  const idleEnd = touchedAt + idleMs
  const end = Math.min(idleEnd, endsAt)
  if (shownFor > 0) {
    if (isKiosk) count(now)
    // What was shown does not stay on the screen; a page on which somebody writes waits for them.
    else if (now > end + 2000 && !document.getElementById('form')) location.reload()
    return
  }
  if (now < end - warnMs) return
  shownFor = now
  const isLast = endsAt <= idleEnd && !isKiosk
  tell(isLast ? last : soon, !isLast)
}

function tell(text: string, canStay: boolean): void {
  const words = document.createElement('p')
  words.textContent = text
  const counted = document.createElement('p')
  counted.id = 'ending-seconds'
  counted.setAttribute('aria-live', 'off')
  place.replaceChildren(words)
  if (isKiosk) place.appendChild(counted)
  if (!canStay) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'primary'
  button.textContent = keep
  button.addEventListener('click', () => {
    touchedAt = Date.now()
    clear()
    void stay()
  })
  place.appendChild(button)
}

function clear(): void {
  shownFor = 0
  place.replaceChildren()
}

function count(now: number): void {
  const leftMs = shownFor + waitMs - now
  byId('ending-seconds').textContent = seconds.replace(
    '{seconds}',
    String(Math.max(0, Math.ceil(leftMs / 1000))),
  )
  if (leftMs <= 0) void leave()
}

/** Asking who is signed in keeps the session; when nobody is any more, the page is asked for again and says so. */
async function stay(): Promise<void> {
  keptAt = Date.now()
  try {
    const answer = await fetch('/api/sessions/current', { credentials: 'same-origin' })
    const { signedIn } = (await answer.json()) as { signedIn: unknown }
    if (!signedIn) location.reload()
  } catch (_offline) {
    // Without a line nothing can be kept, and nothing is lost.
  }
}

async function leave(): Promise<void> {
  shownFor = Date.now() + 60_000
  await send('/api/kiosk/end', {}).catch(() => undefined)
  location.replace('/kiosk/over')
}
