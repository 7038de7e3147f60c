import { byId } from './page.ts'
import { shrink, type Turned } from './shrink.ts'

/**
 * Photos and papers, one after the other: each is made smaller on the device, turned when it lies on its side, sent
 * with its progress, and tried again when the line is back. Without this script the form sends the files whole.
 */
const box = byId('add')
const list = byId('given')
const words = JSON.parse(box.dataset.words || '{}') as Record<string, string>
const most = Number(list.dataset.most)
/** What the server takes, bytes. */
const MAX_BYTES = 10 * 1024 * 1024

type Row = {
  element: HTMLLIElement
  file: File
  quarters: number
  state: 'waiting' | 'sending' | 'received' | 'refused'
  id?: string
  sending?: XMLHttpRequest
}

const rows: Row[] = []
let isSending = false

dress()
addEventListener('online', () => void sendNext())

/** The bare field becomes a button for the pictures there are, and on a phone one for the camera. */
function dress(): void {
  const input = byId<HTMLInputElement>('file')
  box.classList.add('dressed')
  const isPhone = 'capture' in input && matchMedia('(pointer: coarse)').matches
  if (isPhone) {
    const camera = document.createElement('input')
    camera.type = 'file'
    camera.id = 'camera'
    camera.accept = 'image/*'
    camera.setAttribute('capture', 'environment')
    const label = document.createElement('label')
    label.htmlFor = 'camera'
    label.textContent = words.camera || ''
    box.insertBefore(label, box.firstChild)
    box.insertBefore(camera, label)
    listen(camera)
  }
  listen(input)
}

function listen(input: HTMLInputElement): void {
  const label = box.querySelector(`label[for="${input.id}"]`)
  for (const event of ['focus', 'blur'])
    input.addEventListener(event, () => label?.classList.toggle('focused', event === 'focus'))
  const take = () => {
    const files = Array.from(input.files || [])
    // Taken from the field: the form must not send them a second time.
    input.value = ''
    const free = most - list.children.length
    for (const file of files.slice(0, Math.max(0, free))) add(file)
    if (files.length > free) say(words.tooMany || '')
    void sendNext()
  }
  input.addEventListener('change', take)
  // On a slow line somebody chose before this script was there.
  if (input.files && input.files.length > 0) take()
}

function add(file: File): void {
  const element = document.createElement('li')
  element.className = 'paper'
  const row: Row = { element, file, quarters: 0, state: 'waiting' }
  rows.push(row)
  list.appendChild(element)
  byId('given-none').hidden = true
  draw(row, words.preparing || '')
}

/** A row anew: picture, name, how it stands, and what can be done. */
function draw(row: Row, said: string, percent?: number): void {
  const { element, file } = row
  const isPicture = /^image\//.test(file.type)
  const known = element.querySelector('img')
  element.textContent = ''
  if (isPicture) {
    const picture = known || document.createElement('img')
    picture.alt = ''
    if (!known) picture.src = URL.createObjectURL(file)
    picture.className = `turned-${row.quarters}`
    element.appendChild(picture)
  } else element.appendChild(make('span', 'sheet', file.name.split('.').pop() || ''))
  const about = make('span', 'about', '')
  about.appendChild(make('bdi', 'file-name', file.name))
  about.appendChild(make('span', row.state === 'refused' ? 'fault' : 'small', said))
  if (percent !== undefined) {
    const bar = document.createElement('progress')
    bar.max = 100
    bar.value = percent
    bar.setAttribute('aria-label', file.name)
    about.appendChild(bar)
  }
  element.appendChild(about)
  const acts = make('span', 'acts', '')
  if (isPicture && row.state === 'received') acts.appendChild(button('turn', row, turn))
  if (row.state === 'refused') acts.appendChild(button('again', row, again))
  acts.appendChild(button('remove', row, remove))
  element.appendChild(acts)
}

function make(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

function button(name: 'turn' | 'again' | 'remove', row: Row, act: (row: Row) => void) {
  const element = make('button', 'quiet', words[name] || '') as HTMLButtonElement
  element.type = 'button'
  element.setAttribute('aria-label', `${words[name]} ${row.file.name}`)
  element.addEventListener('click', () => act(row))
  return element
}

async function sendNext(): Promise<void> {
  if (isSending) return
  const row = rows.find(({ state }) => state === 'waiting')
  if (!row) return
  if (!navigator.onLine) {
    for (const each of rows) if (each.state === 'waiting') draw(each, words.waiting || '')
    return say(words.waiting || '')
  }
  isSending = true
  row.state = 'sending'
  await send(row)
  isSending = false
  // A line that is down keeps the row waiting; the event of its return goes on.
  if (!isWaiting(row)) void sendNext()
}

const isWaiting = (row: Row) => row.state === 'waiting'

async function send(row: Row): Promise<void> {
  draw(row, words.preparing || '', 0)
  const small = await shrink(row.file, row.quarters as Turned)
  if (row.state !== 'sending') return
  if (small.size > MAX_BYTES) return refuse(row, 'body_too_large')
  const form = new FormData()
  const kind = document.querySelector<HTMLInputElement>('input[name="kind"]:checked')
  form.append('kind', kind ? kind.value : 'other')
  form.append('file', small, row.file.name)
  await new Promise<void>((resolve) => {
    const request = new XMLHttpRequest()
    row.sending = request
    request.open('POST', '/api/documents')
    request.setRequestHeader('x-xfm', '1')
    request.upload.onprogress = ({ loaded, total }) => {
      const percent = total ? Math.round((loaded / total) * 100) : 0
      draw(row, (words.sending || '').replace('{}', String(percent)), percent)
    }
    request.onload = () => {
      settle(row, request)
      resolve()
    }
    request.onerror = () => {
      row.state = 'waiting'
      draw(row, words.waiting || '')
      if (navigator.onLine) setTimeout(() => void sendNext(), 5_000)
      resolve()
    }
    request.onabort = () => resolve()
    request.send(form)
  })
}

function settle(row: Row, request: XMLHttpRequest): void {
  const { id, code } = parsed(request.responseText)
  if (request.status === 200 && id) {
    row.id = id
    row.state = 'received'
    draw(row, words.received || '')
    say(`${row.file.name}: ${words.received}`)
  } else refuse(row, code || 'unavailable')
}

function parsed(text: string): { id?: string; code?: string } {
  try {
    return JSON.parse(text) as { id?: string; code?: string }
  } catch (_noJson) {
    return {}
  }
}

function refuse(row: Row, code: string): void {
  row.state = 'refused'
  const why = words[code] || words.unavailable || ''
  draw(row, why)
  say(`${row.file.name}: ${why}`)
}

function again(row: Row): void {
  row.state = 'waiting'
  void sendNext()
}

/** Turned by a quarter and sent anew; the one that lay on its side is taken back. */
function turn(row: Row): void {
  row.quarters = (row.quarters + 1) % 4
  takeBack(row)
  again(row)
}

function remove(row: Row): void {
  if (row.sending && row.state === 'sending') row.sending.abort()
  row.state = 'refused'
  takeBack(row)
  rows.splice(rows.indexOf(row), 1)
  list.removeChild(row.element)
  byId('given-none').hidden = list.children.length > 0
  byId('file').focus()
}

function takeBack(row: Row): void {
  if (!row.id) return
  void fetch(`/api/documents/${row.id}`, {
    method: 'DELETE',
    headers: { 'x-xfm': '1' },
    credentials: 'same-origin',
  }).catch(() => undefined)
  delete row.id
}

function say(text: string): void {
  byId('added').textContent = text
}
