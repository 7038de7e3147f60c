/** What every page gets from script: reading aloud, a word when the line is down, one press one act. */

readAloud()
watchTheLine()
pressOnce()
document.getElementById('errors')?.focus()
if ('serviceWorker' in navigator)
  navigator.serviceWorker.register('/offline-worker.js').catch(() => undefined)

/** The button stands only where the browser has a voice for this language; elsewhere the foot of the page
 *  says who reads by phone. */
function readAloud(): void {
  const found = document.querySelector<HTMLButtonElement>('#read-aloud')
  if (!found || !('speechSynthesis' in window)) return
  const button = found
  const words = { start: button.textContent ?? '', stop: button.dataset.stop ?? '' }
  const tongue = document.documentElement.lang.slice(0, 2)
  const voiceOf = () => speechSynthesis.getVoices().find(({ lang }) => lang.slice(0, 2) === tongue)
  const offer = () => {
    button.hidden = voiceOf() === undefined
  }
  offer()
  if (speechSynthesis.addEventListener) speechSynthesis.addEventListener('voiceschanged', offer)
  const ended = () => {
    button.textContent = words.start
  }
  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel()
      return ended()
    }
    const speech = new SpeechSynthesisUtterance(spoken(button))
    speech.lang = document.documentElement.lang
    speech.voice = voiceOf() ?? null
    // Slower than speech at the counter: the listener may be old, and hears it once.
    speech.rate = 0.8
    speech.onend = ended
    speech.onerror = ended
    button.textContent = words.stop
    speechSynthesis.speak(speech)
  })
  addEventListener('pagehide', () => speechSynthesis.cancel())
}

/** The heading, what is wrong if something is, and the sentences written for the ear. */
function spoken(button: HTMLElement): string {
  const heading = document.querySelector('h1')
  const errors = document.getElementById('errors')
  return [heading, errors]
    .map((element) => (element ? element.textContent : ''))
    .concat(button.dataset.say ?? '')
    .filter(Boolean)
    .join('。')
}

function watchTheLine(): void {
  const line = document.getElementById('line')
  if (!line) return
  const tell = () => {
    line.textContent = navigator.onLine ? '' : (line.dataset.said ?? '')
  }
  addEventListener('online', tell)
  addEventListener('offline', tell)
  tell()
}

/** Who presses twice means once: the second press within three seconds is not sent. */
function pressOnce(): void {
  let lastMs = 0
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    const now = Date.now()
    if (now - lastMs < 3000 && now >= lastMs) event.preventDefault()
    else lastMs = now
  })
  // Coming back by the back button, the first press counts again.
  addEventListener('pageshow', () => {
    lastMs = 0
  })
}
