import { ApiProblem } from '../api.ts'
import type { PageContext, PageRequest } from './context.ts'
import { savedText } from './pages/draft.ts'

/** Whether a form was sent by the script a moment after typing, and not by its button. */
export function isAutosave(c: PageRequest): boolean {
  return c.req.header('x-autosave') === '1'
}

/** What the script shows: when it was saved, or nothing while what is typed is not yet a whole answer. */
export function autosaved(c: PageRequest, savedAt: string | null): Response {
  return c.json({ said: savedText(c.get('page'), savedAt) }, 200)
}

/** Where a saved form says so. The script fills it; without script it shows what the server knows. */
export function SavedLine({ page, savedAt }: { page: PageContext; savedAt: string | null }) {
  const { w } = page
  return (
    <p
      id="saved"
      className="small saved"
      role="status"
      data-offline={w.tasks.keptHere}
      data-kiosk={w.tasks.keptNowhere}
      data-not-kept={w.tasks.notKept}
    >
      {savedText(page, savedAt)}
    </p>
  )
}

/**
 * A problem that belongs on the form that was sent; throws every other one. What was typed is shown again: the page
 * is asked to fill its controls from the form.
 */
export function ownProblem(c: PageRequest, error: unknown, typed: FormData): ApiProblem {
  if (!(error instanceof ApiProblem) || error.code === 'not_signed_in') throw error
  showAgain(c, typed)
  return error
}

/** The page that follows shows what was typed. */
export function showAgain(c: PageRequest, typed: FormData): void {
  c.get('page').typed = typed
}
