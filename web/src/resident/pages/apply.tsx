import type { Hono } from 'hono'
import type { PagesEnv } from '../context.ts'
import { addMemberPages } from './add-member.tsx'
import { checkPages } from './check.tsx'
import { choosePages } from './choose.tsx'
import { documentPages } from './documents.tsx'
import { askedFor, placeOf, programmes, readDraft } from './draft.ts'
import { knownPages } from './known.tsx'
import { memberPages } from './members.tsx'
import { questionPages } from './questions.tsx'
import { sentPages } from './sent.tsx'
import { beforePage, taskPages } from './tasks.tsx'

/** Apply: choose what for, do the tasks in any order, each saved as it is done, check, hand in once. */
export function applyPages(app: Hono<PagesEnv>): void {
  taskPages(app)
  choosePages(app)
  knownPages(app)
  memberPages(app)
  addMemberPages(app)
  questionPages(app)
  documentPages(app)
  checkPages(app)
  sentPages(app)

  // Where a programme is offered, a link leads here: to its first step, or on with what was begun.
  app.get('/home/apply/:programme', async (c) => {
    const programme = programmes.find((each) => each === c.req.param('programme'))
    if (!programme) return await c.notFound()
    const asked = askedFor(await readDraft(c.get('page')))
    return asked.includes(programme) ? c.redirect('/home/apply', 303) : beforePage(c, programme)
  })
  app.get('/home/apply/:programme/:question', (c) =>
    programmes.some((each) => each === c.req.param('programme'))
      ? c.redirect(placeOf(c.req.param('question')), 303)
      : c.notFound(),
  )
}
