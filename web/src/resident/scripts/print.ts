import { byId } from './page.ts'

/** Where there is script, printing is one press away. */
const button = byId<HTMLButtonElement>('print-now')
button.hidden = false
button.addEventListener('click', () => print())
