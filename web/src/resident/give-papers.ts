import { body } from '../api.ts'
import type { PageContext } from './context.ts'

/** Hands over the photos and papers of a form, and gives their ids; none is no fault. */
export async function givePapers(
  { api }: PageContext,
  form: FormData,
  kind: 'dispute' | 'other',
): Promise<string[]> {
  const ids: string[] = []
  for (const file of form.getAll('file'))
    if (file instanceof File && file.size > 0)
      ids.push((await body(api.documents.$post({ form: { kind, file: file as never } }))).id)
  return ids
}
