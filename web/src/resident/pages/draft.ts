import { ApiProblem, body } from '../../api.ts'
import type { PageContext, PageRequest } from '../context.ts'

const programmes = ['subsistence-allowance', 'emergency-aid'] as const
type Programme = (typeof programmes)[number]
export type Draft = Awaited<ReturnType<typeof readDraft>>

/** The programme in the address; not found when there is none of that name. */
export function programmeOf(c: PageRequest): Programme {
  const programme = programmes.find((each) => each === c.req.param('programme'))
  if (!programme) throw new ApiProblem('not_found')
  return programme
}

export async function readDraft(page: PageContext, programme: Programme) {
  return await body(page.api.drafts[':programme'].$get({ param: { programme } }))
}

/** The questions that are asked: what is known is shown at the end, not asked. */
export function asked(draft: Draft) {
  return draft.questions.filter((question) => !question.known)
}
