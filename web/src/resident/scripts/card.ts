import { byId } from './page.ts'

// The number of a scanned card stands in the fragment. It goes into the form and out of the address at once,
// so that neither history nor a neighbour's glance keeps it.
const fragment = location.hash.slice(1)
if (/^[A-Za-z0-9_-]{22}$/.test(fragment)) {
  history.replaceState(null, '', location.pathname + location.search)
  byId<HTMLInputElement>('card').value = fragment
  byId('card-field').hidden = true
  byId('card-read').hidden = false
  byId('pin').focus()
}
