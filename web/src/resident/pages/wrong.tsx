import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { factValue } from '../../words/fact-value.ts'
import { date } from '../../words/format.ts'
import type { PageRequest, PagesEnv } from '../context.ts'
import { Errors, PageForm, TextArea } from '../form.tsx'
import { giveEvidence } from '../give-evidence.ts'
import { sendPage } from '../layout.tsx'
import { PapersField } from '../papers-field.tsx'
import { readForm } from '../read-form.ts'
import { Answer, answerBeside } from './dispute-answer.tsx'
import { readFacts } from './facts.tsx'

type Fault = { at: string; text: string }

/** This figure is wrong: in words or with a photo; it goes to the desk that owns it, and comes back as an answer. */
export function wrongPages(app: Hono<PagesEnv>): void {
  app.get('/home/facts/:factId/wrong', (c) => wrongPage(c, c.req.param('factId'), []))
  app.post('/home/facts/:factId/wrong', async (c) => {
    const page = c.get('page')
    const factId = c.req.param('factId')
    const form = await readForm(c)
    const words = String(form.get('words') ?? '').trim()
    if (!words)
      return wrongPage(c, factId, [{ at: 'words', text: page.w.dispute.needWords }], words)
    try {
      const documentIds = await giveEvidence(page, form)
      await body(
        page.api.facts[':factId'].dispute.$post({
          param: { factId },
          json: { words, documentIds },
        }),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code === 'not_signed_in') throw error
      const at = error.code.startsWith('file') ? 'file' : 'words'
      return wrongPage(c, factId, [{ at, text: page.problems[error.code] }], words)
    }
    return c.redirect('/home/facts?sent=1', 303)
  })
}

async function wrongPage(
  c: PageRequest,
  factId: string,
  faults: Fault[],
  words = '',
): Promise<Response> {
  const page = c.get('page')
  const { w, language, terms } = page
  const facts = await readFacts(page)
  const fact = facts.known.find((each) => String(each.factId) === factId)
  if (!fact) return c.redirect('/home/facts', 303)
  const answered = answerBeside(facts, fact)
  const faultOf = (name: string) => faults.find(({ at }) => at === name)?.text
  const desk =
    fact.source && fact.source in w.dispute.desks
      ? w.dispute.desks[fact.source as keyof typeof w.dispute.desks]
      : w.dispute.desks.civilAffairs
  return sendPage(
    c,
    {
      say: w.say.wrong,
      title: w.facts.wrong,
      back: '/home/facts',
      signedIn: true,
      form: true,
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <h1>{w.facts.wrong}</h1>
      <Errors title={w.errorTitle} faults={faults} />
      <dl className="rows card">
        <div>
          <dt>{terms.fact[fact.name] ?? fact.name}</dt>
          <dd>
            <strong>{factValue(fact.name, fact.value, language)}</strong>
            {fact.source && fact.asOf ? (
              <span className="small">
                {w.source(terms.department[fact.source] ?? fact.source, date(fact.asOf, language))}
              </span>
            ) : null}
            {answered ? <Answer page={page} answered={answered} /> : null}
          </dd>
        </div>
      </dl>
      <PageForm action={`/home/facts/${factId}/wrong`} files>
        <TextArea
          name="words"
          label={w.facts.wrongLabel}
          fault={faultOf('words')}
          value={words}
          maxLength={1000}
          required
        />
        <PapersField label={w.dispute.photo} hint={w.dispute.photoHint} fault={faultOf('file')} />
        <p>
          <button type="submit" className="primary">
            {w.facts.wrongSend}
          </button>
        </p>
      </PageForm>
      <p>{w.dispute.goesTo(desk)}</p>
    </>,
  )
}
