import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { Choices, Errors, PageForm, TextField } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { readForm } from '../read-form.ts'

type Facts = {
  members: { personId: string; nameMasked: string }[]
  known: { name: string; personId: string | null; value: unknown }[]
}

/** More than a dwelling uses in a month: most likely the meter's reading was typed. */
const MAX_KWH = 5000

/** What no department knows and a resident may add at any time: the electricity they use, and the choice for a child. */
export function tellPages(app: Hono<PagesEnv>): void {
  app.get('/home/facts/tell', async (c) => {
    const page = c.get('page')
    const { w } = page
    return sendPage(
      c,
      { say: w.say.tell, title: w.tell.title, back: '/home/facts', signedIn: true, form: true },
      <TellUs page={page} facts={await body(page.api.facts.$get())} />,
    )
  })

  app.post('/home/facts/tell', async (c) => {
    const page = c.get('page')
    const { w, api } = page
    const form = await readForm(c)
    const facts = await body(api.facts.$get())
    const typed = String(form.get('kwhUsed') ?? '')
      .normalize('NFKC')
      .trim()
    if (typed !== '' && !(/^\d{1,4}$/.test(typed) && Number(typed) <= MAX_KWH))
      return sendPage(
        c,
        {
          say: w.say.tell,
          title: w.tell.title,
          back: '/home/facts',
          signedIn: true,
          form: true,
          status: 422,
        },
        <TellUs page={page} facts={facts} typed={typed} fault={w.tell.badKwh} />,
      )
    const declarations = [
      ...(typed === '' ? [] : [{ name: 'kwhUsed' as const, value: Number(typed) }]),
      ...childrenOf(facts).flatMap(({ personId }) => {
        const chosen = form.get(choiceOf(personId))
        return chosen === 'child' || chosen === 'destitute'
          ? [{ name: 'prefersChildScheme' as const, personId, value: chosen === 'child' }]
          : []
      }),
    ]
    if (declarations.length > 0) await body(api.facts.declare.$post({ json: { declarations } }))
    return c.redirect('/home/facts', 303)
  })
}

/** Children who may choose between the help for children and destitute support (特困人员认定办法 art. 9). */
function childrenOf(facts: Facts) {
  return facts.members.filter(({ personId }) => {
    const status = told(facts, 'childStatus', personId)
    return status === 'ORPHAN' || status === 'DE_FACTO_UNSUPPORTED'
  })
}

function told(facts: Facts, name: string, personId: string | null): unknown {
  return facts.known.find((fact) => fact.name === name && fact.personId === personId)?.value
}

function choiceOf(personId: string): string {
  return `scheme-${personId}`
}

function TellUs({
  page,
  facts,
  typed,
  fault,
}: {
  page: PageContext
  facts: Facts
  typed?: string
  fault?: string
}) {
  const { w } = page
  const kwhUsed = told(facts, 'kwhUsed', null)
  return (
    <>
      <h1>{w.tell.title}</h1>
      <p>{w.tell.lead}</p>
      <Errors title={w.errorTitle} faults={fault ? [{ at: 'kwhUsed', text: fault }] : []} />
      <PageForm action="/home/facts/tell">
        <TextField
          name="kwhUsed"
          label={w.tell.kwhUsed}
          hint={w.tell.kwhHint}
          fault={fault}
          inputMode="numeric"
          value={typed ?? (typeof kwhUsed === 'number' ? String(kwhUsed) : '')}
        />
        {childrenOf(facts).map(({ personId, nameMasked }) => {
          const prefers = told(facts, 'prefersChildScheme', personId)
          return (
            <fieldset key={personId}>
              <legend>{w.tell.scheme(nameMasked)}</legend>
              <p className="hint">{w.tell.schemeHint}</p>
              <Choices
                name={choiceOf(personId)}
                type="radio"
                options={[
                  { value: 'child', label: w.tell.childScheme },
                  { value: 'destitute', label: w.tell.destituteSupport },
                ]}
                chosen={prefers === true ? ['child'] : prefers === false ? ['destitute'] : []}
              />
            </fieldset>
          )
        })}
        <p>
          <button type="submit" className="primary">
            {w.save}
          </button>
        </p>
      </PageForm>
    </>
  )
}
