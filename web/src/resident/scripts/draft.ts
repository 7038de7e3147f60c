import { byId } from './page.ts'

/**
 * What is being typed survives a closed tab, a lost line and an expired session: this device keeps it until a page
 * shows that the server has it. It keeps it for the person who is signed in and for nobody else: the page after
 * sign-out names no person, so everything goes.
 */
const form = document.querySelector<HTMLFormElement>('form[data-draft]')

if (form) {
  const offline = byId('offline')
  addEventListener('online', () => offline.replaceChildren())
  form.addEventListener('submit', (event) => {
    if (navigator.onLine) return
    event.preventDefault()
    offline.textContent = offline.dataset.said ?? ''
  })
}

forget()
if (form) keep(form)

function forget(): void {
  const { mark, saved } = byId('kept').dataset
  for (const place of Object.keys(localStorage)) {
    if (!place.startsWith('draft:')) continue
    const isOwn = mark && place.startsWith(`draft:${mark}/`)
    const isSaved = saved && place.startsWith(`draft:${saved}`)
    if (!isOwn || isSaved) localStorage.removeItem(place)
  }
  // Coming back to this address must not forget what is typed later.
  if (saved) history.replaceState(null, '', location.pathname)
}

function keep(typedIn: HTMLFormElement): void {
  const place = `draft:${typedIn.dataset.draft}`
  const fields = Array.from(
    typedIn.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'textarea, input:not([type="hidden"]):not([type="file"])',
    ),
  )
  const isRefused = document.querySelector('.errors') !== null
  const served = JSON.stringify(
    fields.map((field) => [field.id, isChoice(field) ? field.defaultChecked : field.defaultValue]),
  )
  const kept = localStorage.getItem(place)
  if (kept === served && !isRefused) localStorage.removeItem(place)
  else if (kept !== null) {
    const values = new Map(JSON.parse(kept) as [string, string | boolean][])
    for (const field of fields) {
      const value = values.get(field.id)
      if (isChoice(field)) field.checked = value === true
      else if (typeof value === 'string') field.value = value
    }
  }
  typedIn.addEventListener('input', () =>
    localStorage.setItem(
      place,
      JSON.stringify(
        fields.map((field) => [field.id, isChoice(field) ? field.checked : field.value]),
      ),
    ),
  )
}

function isChoice(field: HTMLInputElement | HTMLTextAreaElement): field is HTMLInputElement {
  return field.type === 'radio' || field.type === 'checkbox'
}
