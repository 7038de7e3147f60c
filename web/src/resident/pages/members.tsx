import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { Choices, Errors, PageForm } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'
import { type Draft, readDraft } from './draft.ts'
import { OneOf } from './question-control.tsx'

/** Who lives together: the register's list, what the applicant says of it, and the answer that it is right now. */
export function memberPages(app: Hono<PagesEnv>): void {
  app.get('/home/apply/members', (c) => membersPage(c, null))
  app.post('/home/apply/members', async (c) => {
    const page = c.get('page')
    const form = await readForm(c)
    const remove = String(form.get('remove') ?? '')
    if (remove !== '') {
      await body(page.api.draft.members[':id'].$delete({ param: { id: remove } })).catch(ignoreGone)
      return c.redirect(page.here, 303)
    }
    switch (form.get('membersConfirmed')) {
      case 'add':
        return c.redirect('/home/apply/members/add', 303)
      case 'left':
        return c.redirect('/home/apply/members/left', 303)
      case 'yes':
        await body(page.api.draft.$put({ json: { answers: { membersConfirmed: true } } }))
        return c.redirect(
          c.req.query('from') === 'check' ? '/home/apply/check' : '/home/apply',
          303,
        )
      default:
        return await membersPage(c, page.w.members.choose)
    }
  })

  app.get('/home/apply/members/left', (c) => leftPage(c, null))
  app.post('/home/apply/members/left', async (c) => {
    const page = c.get('page')
    const form = await readForm(c)
    const ids = form.getAll('left').map(String)
    if (ids.length === 0) return await leftPage(c, page.w.members.leftNone)
    for (const memberId of ids)
      await body(
        page.api.draft.members.$post({
          json: { change: 'left', memberId },
          header: { 'idempotency-key': crypto.randomUUID() },
        }),
      )
    return c.redirect('/home/apply/members', 303)
  })
}

/** Pressed twice, or in another tab: it is gone, which is what was wanted. */
function ignoreGone(error: { code?: string }): void {
  if (error.code !== 'not_found') throw error
}

async function membersPage(c: PageRequest, fault: string | null): Promise<Response> {
  const page = c.get('page')
  const { w, terms } = page
  const draft = await readDraft(page)
  const { members } = await body(page.api.consents.$get())
  const left = new Set(draft.members.map(({ memberId }) => memberId))
  return sendPage(
    c,
    {
      say: w.sayMembers,
      title: w.members.title,
      back: c.req.query('from') === 'check' ? '/home/apply/check' : '/home/apply',
      signedIn: true,
      form: true,
      status: fault ? 422 : 200,
    },
    <>
      <Errors
        title={w.errorTitle}
        faults={fault ? [{ at: 'membersConfirmed', text: fault }] : []}
      />
      <PageForm action={page.here}>
        <h1>{w.members.title}</h1>
        <p>{w.members.lead}</p>
        <ul className="list people">
          {members.map((member) => (
            <li key={member.personId} className="row">
              <span>
                <strong className={left.has(member.personId) ? 'gone' : undefined}>
                  {member.nameMasked}
                </strong>{' '}
                {terms.relation[member.relation] ?? terms.relationOther}
              </span>
            </li>
          ))}
        </ul>
        <Said page={page} draft={draft} />
        <h2>{w.members.right}</h2>
        <OneOf
          name="membersConfirmed"
          title={w.members.right}
          hint=""
          fault={fault ?? undefined}
          chosen={draft.draft?.answers.membersConfirmed ? 'yes' : ''}
          options={[
            { value: 'yes', label: w.members.yes },
            { value: 'add', label: w.members.add },
            ...(members.length > 1 ? [{ value: 'left', label: w.members.goneAway }] : []),
          ]}
        />
        <button type="submit" className="primary">
          {w.goOn}
        </button>
      </PageForm>
    </>,
  )
}

/** What was declared so far; each may be taken back. */
function Said({ page, draft }: { page: PageContext; draft: Draft }) {
  const { w, terms } = page
  if (draft.members.length === 0) return null
  return (
    <>
      <h2>{w.members.said}</h2>
      <ul className="list people">
        {draft.members.map((each) => (
          <li key={each.id} className="row">
            <span>
              <strong>
                <bdi>{each.name}</bdi>
              </strong>{' '}
              {w.members.relations[each.relation] ??
                terms.relation[each.relation] ??
                terms.relationOther}
              <br />
              {each.change === 'joined' ? w.members.joined : w.members.left}
              {each.citizenId ? <span className="small"> {each.citizenId}</span> : null}
            </span>
            <button
              type="submit"
              name="remove"
              value={each.id}
              className="quiet"
              aria-label={w.pair(w.members.takeBack, each.name)}
            >
              {w.members.takeBack}
            </button>
          </li>
        ))}
      </ul>
      <p className="small">{w.members.decides}</p>
    </>
  )
}

async function leftPage(c: PageRequest, fault: string | null): Promise<Response> {
  const page = c.get('page')
  const { w, terms } = page
  const { signedIn } = await body(page.api.sessions.current.$get())
  const { members } = await body(page.api.consents.$get())
  const draft = await readDraft(page)
  const said = new Set(draft.members.map(({ memberId }) => memberId))
  return sendPage(
    c,
    {
      say: w.members.leftTitle,
      title: w.members.leftTitle,
      back: '/home/apply/members',
      signedIn: true,
      form: true,
      status: fault ? 422 : 200,
    },
    <>
      <Errors title={w.errorTitle} faults={fault ? [{ at: 'left', text: fault }] : []} />
      <PageForm action="/home/apply/members/left">
        <h1>{w.members.leftTitle}</h1>
        <fieldset className={fault ? 'field wrong' : undefined}>
          <legend className="hint">{w.members.decides}</legend>
          <Choices
            name="left"
            type="checkbox"
            chosen={[]}
            options={members
              .filter(({ personId }) => personId !== signedIn?.personId && !said.has(personId))
              .map((member) => ({
                value: member.personId,
                label: `${member.nameMasked} ${terms.relation[member.relation] ?? terms.relationOther}`,
              }))}
          />
        </fieldset>
        <button type="submit" className="primary">
          {w.members.leftSend}
        </button>
      </PageForm>
    </>,
  )
}
