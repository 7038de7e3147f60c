import { byId } from './page.ts'

// The code of a scanned letter stands in the fragment. It goes into the form and out of the address at once, so that
// neither history nor a log keeps it.
const fragment = location.hash.slice(1)
if (/^[A-Za-z0-9_-]{22}$/.test(fragment)) {
  history.replaceState(null, '', location.pathname + location.search)
  byId<HTMLInputElement>('code').value = fragment
  byId('code-read').hidden = false
  document.querySelector<HTMLButtonElement>('#form .primary')?.focus()
}
