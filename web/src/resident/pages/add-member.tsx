import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { showAgain } from '../autosave.tsx'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { Choices, Errors, PageForm, TextField } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'
import type { Fault } from './answers.ts'
import { OneOf } from './question-control.tsx'

/** Characters that a name may have, as the api counts them. */
const NAME_CHARACTERS = 60
const steps = ['name', 'relation', 'citizenId'] as const
type Step = (typeof steps)[number]

/** Somebody who lives with us and is not listed. In elder mode one thing a page, else the three together. */
export function addMemberPages(app: Hono<PagesEnv>): void {
  app.get('/home/apply/members/add', (c) => addPage(c, 0, []))
  app.post('/home/apply/members/add', async (c) => {
    const page = c.get('page')
    const form = await readForm(c)
    const upTo = page.elder ? Math.min(2, Number(form.get('step') ?? 0) || 0) : 2
    showAgain(c, form)
    const faults = faultsOf(page, form).filter(({ step }) => steps.indexOf(step) <= upTo)
    if (faults.length > 0)
      return await addPage(
        c,
        page.elder ? steps.indexOf((faults[0] as { step: Step }).step) : 0,
        faults,
      )
    if (upTo < 2) return await addPage(c, upTo + 1, [])
    try {
      await body(
        page.api.draft.members.$post({
          json: {
            change: 'joined',
            name: textOf(form, 'name'),
            relation: textOf(form, 'relation'),
            citizenId: form.get('unknownId') ? null : textOf(form, 'citizenId'),
          },
          header: { 'idempotency-key': textOf(form, 'key') },
        }),
      )
    } catch (error) {
      const fault = apiFault(page, error, form)
      return await addPage(c, steps.indexOf(fault.step), [fault])
    }
    return c.redirect('/home/apply/members', 303)
  })
}

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

function faultsOf({ w }: PageContext, form: FormData): (Fault & { step: Step })[] {
  const faults: (Fault & { step: Step })[] = []
  const name = textOf(form, 'name')
  const over = [...name].length - NAME_CHARACTERS
  if (name === '') faults.push({ step: 'name', at: 'name', text: w.members.noName })
  else if (over > 0) faults.push({ step: 'name', at: 'name', text: w.members.longName(over) })
  if (!(textOf(form, 'relation') in w.members.relations))
    faults.push({ step: 'relation', at: 'relation', text: w.members.noRelation })
  if (textOf(form, 'citizenId') === '' && !form.get('unknownId'))
    faults.push({
      step: 'citizenId',
      at: 'citizenId',
      text: w.members.idFault.none ?? '',
    })
  return faults
}

/** What the api found wrong, in words that say what to type. */
function apiFault(
  { w, problems }: PageContext,
  error: unknown,
  form: FormData,
): Fault & { step: Step } {
  if (!(error instanceof ApiProblem) || error.code === 'not_signed_in') throw error
  const [fault] = error.faults
  if (error.code !== 'invalid_input' || !fault)
    return { step: 'name', at: 'name', text: problems[error.code] }
  if (fault.at !== 'citizenId') return { step: 'name', at: 'name', text: w.answers.control }
  const said = w.members.idFault[fault.expected] ?? w.members.idFault.citizen_id_length ?? ''
  const count = [...textOf(form, 'citizenId').replaceAll(/[\s-]/g, '')].length
  return {
    step: 'citizenId',
    at: 'citizenId',
    text: fault.expected === 'citizen_id_length' ? `${w.members.lengthIs(count)}${said}` : said,
  }
}

async function addPage(c: PageRequest, step: number, faults: Fault[]): Promise<Response> {
  const page = c.get('page')
  const { w } = page
  const typed = page.typed
  const isShown = (name: Step) => !page.elder || steps.indexOf(name) === step
  const faultAt = (name: string) => faults.find(({ at }) => at === name)?.text
  const hidden = page.elder ? steps.filter((name) => !isShown(name)) : []
  return sendPage(
    c,
    {
      say: w.members.addTitle,
      title: w.members.addTitle,
      back: '/home/apply/members',
      signedIn: true,
      form: true,
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <Errors title={w.errorTitle} faults={faults} />
      <PageForm action="/home/apply/members/add">
        <h1>{w.members.addTitle}</h1>
        <input type="hidden" name="key" value={String(typed?.get('key') ?? crypto.randomUUID())} />
        <input type="hidden" name="step" value={step} />
        {hidden.map((name) => (
          <input key={name} type="hidden" name={name} value={typed ? textOf(typed, name) : ''} />
        ))}
        {isShown('name') ? (
          <TextField
            name="name"
            label={w.members.name}
            hint={w.members.nameHint}
            fault={faultAt('name')}
          />
        ) : null}
        {isShown('relation') ? (
          <>
            <h2>{w.members.relation}</h2>
            <OneOf
              name="relation"
              title={w.members.relation}
              hint=""
              fault={faultAt('relation')}
              chosen=""
              options={Object.entries(w.members.relations).map(([value, label]) => ({
                value,
                label,
              }))}
            />
          </>
        ) : null}
        {isShown('citizenId') ? (
          <>
            <TextField
              name="citizenId"
              label={w.members.citizenId}
              hint={w.members.citizenIdHint}
              fault={faultAt('citizenId')}
              autoCapitalize="characters"
              spellCheck={false}
            />
            <Choices
              name="unknownId"
              type="checkbox"
              chosen={[]}
              options={[{ value: 'yes', label: w.members.unknownId }]}
            />
          </>
        ) : null}
        <button type="submit" className="primary">
          {page.elder && step < 2 ? w.goOn : w.members.addSend}
        </button>
      </PageForm>
    </>,
  )
}
