/** What is being typed survives a closed tab and a lost line: kept on this device until the server has it. */
const form = document.querySelector<HTMLFormElement>('form[data-draft]')

if (form) {
  const place = `draft:${form.dataset.draft}`
  const fields = Array.from(
    form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'textarea, input:not([type="hidden"]):not([type="file"]):not([type="radio"]):not([type="checkbox"])',
    ),
  )
  const [field] = fields
  if (field) {
    const kept = sessionStorage.getItem(place)
    if (kept !== null && field.value === '') field.value = kept
    field.addEventListener('input', () => sessionStorage.setItem(place, field.value))
    form.addEventListener('submit', (event) => {
      if (navigator.onLine) sessionStorage.removeItem(place)
      else event.preventDefault()
    })
  }
}
