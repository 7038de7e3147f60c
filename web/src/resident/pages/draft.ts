import { ApiProblem, body } from '../../api.ts'
import type { PageContext, PageRequest } from '../context.ts'
import { keptAt } from '../kept-on-device.tsx'

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

/** The answer that the server took just before it sent the browser here, as the device keeps it; or nothing. */
export function savedAnswer(c: PageRequest, draft: Draft, mark: string): string {
  const saved = draft.questions.find((question) => question.name === c.req.query('saved'))
  return saved?.answered ? keptAt(mark, programmeOf(c), saved.name) : ''
}

/** The questions that are asked: what is known is shown at the end, not asked. */
export function asked(draft: Draft) {
  return draft.questions.filter((question) => !question.known)
}
