import { body } from '../api.ts'
import type { PageContext } from './context.ts'

/** Stands for a person in what their device keeps: enough to tell people apart, and no name. */
export function markOf(personId: string): string {
  return personId.slice(0, 8)
}

/** The mark of whoever is signed in; empty for nobody. */
export async function personMark(page: PageContext): Promise<string> {
  const { signedIn } = await body(page.api.sessions.current.$get())
  return signedIn ? markOf(signedIn.personId) : ''
}

/** Where the device keeps what is typed for one question, or for all of a programme. */
export function keptAt(mark: string, programme: string, question = ''): string {
  return `${mark}/${programme}/${question === '' ? '' : `${question}/`}`
}

/**
 * Tells the draft script whose words this device may keep, and what the server has by now.
 * Nobody (an empty mark, after sign-out) means that nothing is kept.
 */
export function KeptOnDevice({ mark, saved = '' }: { mark: string; saved?: string }) {
  return <span id="kept" data-mark={mark} data-saved={saved} hidden />
}
