import { body } from '../api.ts'
import type { PageContext } from './context.ts'

/** Hands over the photos and papers that go with what somebody tells us, and gives their ids; none is no fault. */
export async function giveEvidence({ api }: PageContext, form: FormData): Promise<string[]> {
  const ids: string[] = []
  for (const file of form.getAll('file'))
    if (file instanceof File && file.size > 0)
      ids.push(
        (await body(api.documents.$post({ form: { kind: 'evidence', file: file as never } }))).id,
      )
  return ids
}
