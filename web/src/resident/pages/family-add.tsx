import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { date } from '../../words/format.ts'
import type { PageRequest, PagesEnv } from '../context.ts'
import { Choices, Errors, PageForm, TextField } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { Raise } from '../raise.tsx'
import { readForm } from '../read-form.ts'

type Action = 'progress' | 'apply' | 'supply' | 'payments'
const actions: Action[] = ['progress', 'apply', 'supply', 'payments']
/** For how long; the longest that the law of this house allows is 180 days. */
const spans = [30, 90, 180]

type Faults = { at: string; text: string }[]

/** Naming somebody of the family: who, what, until when. Only just after the passkey. */
export function familyAddPages(app: Hono<PagesEnv>): void {
  app.get('/home/helpers/add', (c) => addPage(c, [], {}))
  app.post('/home/helpers/add', async (c) => {
    const { api, w, problems } = c.get('page')
    const form = await readForm(c)
    const name = String(form.get('name') ?? '').trim()
    const citizenId = String(form.get('citizenId') ?? '').replace(/\s/g, '')
    const chosen = form.getAll('actions').map(String) as Action[]
    const days = spans.find((each) => String(each) === form.get('days')) ?? 30
    const faults: Faults = []
    if (!name) faults.push({ at: 'name', text: w.family.nameNeeded })
    if (!/^\d{17}[\dXx]$/.test(citizenId)) faults.push({ at: 'citizenId', text: w.family.idNeeded })
    if (chosen.length === 0) faults.push({ at: 'actions', text: w.family.whatNeeded })
    if (faults.length > 0) return await addPage(c, faults, { name, citizenId, chosen })
    try {
      await body(
        api.delegations.$post({
          json: { name, citizenId, actions: chosen, until: dayAfter(days) },
        }),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.code === 'person_not_matched' || error.code === 'already_delegated')
        return await addPage(c, [{ at: 'name', text: problems[error.code] }], {
          name,
          citizenId,
          chosen,
        })
      if (error.code === 'grade_too_low') return c.redirect('/home/helpers/add', 303)
      throw error
    }
    return c.redirect('/home/helpers?done=given', 303)
  })
}

/** The day so many days from now, in Asia/Shanghai. */
function dayAfter(days: number): string {
  const then = new Date(Date.now() + days * 86_400_000)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
    then,
  )
}

async function addPage(
  c: PageRequest,
  faults: Faults,
  was: { name?: string; citizenId?: string; chosen?: Action[] },
): Promise<Response> {
  const page = c.get('page')
  const { api, w, session, language } = page
  const { passkeys } = await body(api.passkeys.$get())
  const isRaised = session?.grade === 'A'
  const faultOf = (name: string) => faults.find(({ at }) => at === name)?.text
  return sendPage(
    c,
    {
      say: w.family.say.add,
      title: w.family.addTitle,
      back: '/home/helpers',
      signedIn: true,
      form: isRaised,
      status: faults.length > 0 ? 422 : 200,
      scripts: !isRaised && passkeys.length > 0 ? ['passkey'] : [],
    },
    <>
      <h1>{w.family.addTitle}</h1>
      <Errors title={w.errorTitle} faults={faults} />
      <p>{w.family.addLead}</p>
      {isRaised ? (
        <PageForm action="/home/helpers/add">
          <TextField name="name" label={w.family.name} value={was.name} fault={faultOf('name')} />
          <TextField
            name="citizenId"
            label={w.family.citizenId}
            hint={w.family.citizenIdHint}
            value={was.citizenId}
            fault={faultOf('citizenId')}
            maxLength={24}
            autoCapitalize="characters"
            spellCheck={false}
          />
          <fieldset>
            <legend>{w.family.what}</legend>
            {faultOf('actions') ? <p className="fault">{faultOf('actions')}</p> : null}
            <Choices
              name="actions"
              type="checkbox"
              chosen={was.chosen ?? ['progress']}
              options={actions.map((value) => ({ value, label: w.family.actions[value] }))}
            />
          </fieldset>
          <p className="note">{w.family.never}</p>
          <fieldset>
            <legend>{w.family.untilLabel}</legend>
            <Choices
              name="days"
              type="radio"
              chosen={['30']}
              options={spans.map((days) => ({
                value: String(days),
                label: w.family.untilDays(days, date(dayAfter(days), language)),
              }))}
            />
          </fieldset>
          <p>
            <button type="submit" className="primary">
              {w.family.send}
            </button>
          </p>
        </PageForm>
      ) : passkeys.length > 0 ? (
        <Raise page={page} />
      ) : (
        <p className="note">{w.ownCode.passkeyNone}</p>
      )}
    </>,
  )
}
