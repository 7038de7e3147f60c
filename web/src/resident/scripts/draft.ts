import { byId } from './page.ts'

/**
 * What is being typed is saved a second after typing stops, and the page says when, by the server's clock. While the
 * line is down this device keeps it, for the person who is signed in and for nobody else, and sends it when the line
 * is back. A shared device (class `kiosk`) keeps nothing.
 */
const PAUSE_MS = 1_000
const AGAIN_MS = 5_000
const isShared = document.documentElement.classList.contains('kiosk')
const form = document.querySelector<HTMLFormElement>('form[data-draft]')

forget()
if (form) keep(form)
count()
offerPrint()

/** Whatever others kept here goes, and what the server has by now. The page after sign-out names nobody. */
function forget(): void {
  const kept = document.getElementById('kept')
  if (!kept) return
  const { mark, saved } = kept.dataset
  for (const place of Object.keys(localStorage)) {
    if (place.indexOf('draft:') !== 0) continue
    const isOwn = mark && place.indexOf(`draft:${mark}/`) === 0
    const isSaved = saved && place.indexOf(`draft:${saved}`) === 0
    if (!isOwn || isSaved || isShared) localStorage.removeItem(place)
  }
  // Coming back to this address must not forget what is typed later.
  if (saved) history.replaceState(null, '', location.pathname)
}

type Field = HTMLInputElement | HTMLTextAreaElement

function keep(typedIn: HTMLFormElement): void {
  const place = `draft:${typedIn.dataset.draft}`
  const line = byId('saved')
  const fields = Array.from(
    typedIn.querySelectorAll<Field>('textarea, input:not([type="hidden"]):not([type="file"])'),
  )
  let waiting = 0
  let turn = 0

  const values = (of: (field: Field) => string | boolean) =>
    JSON.stringify(fields.map((field) => [field.id, of(field)]))
  const typed = () => values((field) => (isChoice(field) ? field.checked : field.value))
  const served = values((field) => (isChoice(field) ? field.defaultChecked : field.defaultValue))

  const offline = () => {
    line.textContent = (isShared ? line.dataset.kiosk : line.dataset.offline) || ''
  }

  async function save(): Promise<void> {
    clearTimeout(waiting)
    if (!navigator.onLine) return offline()
    turn += 1
    const mine = turn
    const sent = typed()
    try {
      const answer = await fetch(typedIn.action, {
        method: 'POST',
        headers: { 'x-autosave': '1' },
        credentials: 'same-origin',
        redirect: 'error',
        body: new URLSearchParams(textsOf(typedIn)),
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const { said } = (await answer.json()) as { said: string }
      // Something was typed meanwhile: its own save will say so.
      if (mine !== turn) return
      if (said === '') return
      line.textContent = said
      if (typed() === sent) localStorage.removeItem(place)
    } catch (_lost) {
      if (navigator.onLine) {
        line.textContent = line.dataset.notKept || ''
        waiting = window.setTimeout(save, AGAIN_MS)
      } else offline()
    }
  }

  const kept = isShared ? null : localStorage.getItem(place)
  const isRefused = document.querySelector('.errors') !== null
  if (kept === served && !isRefused) localStorage.removeItem(place)
  else if (kept !== null) {
    const known = new Map(JSON.parse(kept) as [string, string | boolean][])
    for (const field of fields) {
      const value = known.get(field.id)
      if (isChoice(field)) field.checked = value === true
      else if (typeof value === 'string') field.value = value
    }
    // Typed before the tab was closed or the line was lost: now it can be sent.
    void save()
  }

  typedIn.addEventListener('input', () => {
    if (!isShared) localStorage.setItem(place, typed())
    clearTimeout(waiting)
    waiting = window.setTimeout(save, PAUSE_MS)
  })
  addEventListener('online', () => void save())
  addEventListener('offline', offline)
  typedIn.addEventListener('submit', (event) => {
    clearTimeout(waiting)
    turn += 1
    if (navigator.onLine) return
    event.preventDefault()
    offline()
  })
}

function textsOf(from: HTMLFormElement): [string, string][] {
  const texts: [string, string][] = []
  new FormData(from).forEach((value, name) => {
    if (typeof value === 'string') texts.push([name, value])
  })
  return texts
}

function isChoice(field: Field): field is HTMLInputElement {
  return field.type === 'radio' || field.type === 'checkbox'
}

/** How much still fits, counted as people count: a rare character is one. Said aloud only when it matters. */
function count(): void {
  const counter = document.querySelector<HTMLElement>('[data-counts]')
  const field = counter && document.getElementById(counter.dataset.counts || '')
  if (!counter || !(field instanceof HTMLTextAreaElement)) return
  const tell = () => {
    const left = Number(counter.dataset.fits) - Array.from(field.value.trim()).length
    counter.setAttribute('aria-live', left < 100 ? 'polite' : 'off')
    counter.className = left < 0 ? 'fault count' : 'hint count'
    counter.textContent = ((left < 0 ? counter.dataset.over : counter.dataset.left) || '').replace(
      '{}',
      String(Math.abs(left)),
    )
  }
  field.addEventListener('input', tell)
  tell()
}

function offerPrint(): void {
  const button = document.getElementById('print')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => print())
}
