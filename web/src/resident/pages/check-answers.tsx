import { randomUUID } from 'node:crypto'
import { factValue } from '../../words/fact-value.ts'
import { date } from '../../words/format.ts'
import type { PageContext, PageRequest } from '../context.ts'
import { Errors } from '../form.tsx'
import { KeptOnDevice, personMark } from '../kept-on-device.tsx'
import { sendPage } from '../layout.tsx'
import { programmeOf, readDraft, savedAnswer } from './draft.ts'

/** Everything that will be handed in, with a way to change each answer. */
export async function checkPage(c: PageRequest, faults: string[]): Promise<Response> {
  const page = c.get('page')
  const { w, terms, language } = page
  const programme = programmeOf(c)
  const draft = await readDraft(page, programme)
  const answers = (draft.draft?.answers ?? {}) as Record<string, unknown>
  const mark = await personMark(page)
  const open = draft.open.filter((name) => name !== 'truthful')
  return sendPage(
    c,
    {
      say: w.say.checkAnswers,
      title: w.apply.checkTitle,
      scripts: ['draft'],
      back: `/home/apply/${programme}`,
      signedIn: true,
      status: faults.length > 0 ? 422 : 200,
    },
    <>
      <KeptOnDevice mark={mark} saved={savedAnswer(c, draft, mark)} />
      <h1>{w.apply.checkTitle}</h1>
      <Errors title={w.errorTitle} faults={faults.map((text) => ({ at: 'truthful', text }))} />
      {open.length > 0 ? (
        <section className="note">
          <h2>{w.apply.missing}</h2>
          <ul>
            {open.map((name) => (
              <li key={name}>
                <a href={`/home/apply/${programme}/${name}?from=check`}>
                  {w.question[name]?.title ?? name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <dl className="rows">
        {draft.questions
          .filter((question) => question.name !== 'truthful')
          .map((question) => (
            <div key={question.name}>
              <dt>{w.question[question.name]?.title}</dt>
              <dd>
                {question.known
                  ? factValue(question.name, question.known.value, language)
                  : question.name === 'documentsDone'
                    ? w.apply.documents(draft.documents.length)
                    : shown(page, question.name, answers[question.name])}
                {question.known ? (
                  <span className="small">
                    {w.source(
                      terms.department[question.known.source] ?? '',
                      date(question.known.asOf, language),
                    )}
                  </span>
                ) : (
                  <a
                    href={`/home/apply/${programme}/${question.name}?from=check`}
                    aria-label={w.pair(w.change, w.question[question.name]?.title ?? '')}
                  >
                    {w.change}
                  </a>
                )}
              </dd>
            </div>
          ))}
      </dl>
      {answers.membersConfirmed === false ? (
        <p className="note">
          {w.apply.membersDiffer}{' '}
          <a href={`/home/apply/${programme}/reason?from=check`}>{w.question.reason?.title}</a>
        </p>
      ) : null}
      <form method="post" action={`/home/apply/${programme}/check`}>
        <input type="hidden" name="key" value={randomUUID()} />
        <label className="choice">
          <input type="checkbox" id="truthful" name="truthful" value="yes" />
          <span>{w.apply.truth}</span>
        </label>
        <button type="submit" className="primary">
          {w.apply.send}
        </button>
      </form>
    </>,
  )
}

function shown({ w, language }: PageContext, name: string, value: unknown): string {
  if (value === undefined) return w.apply.notGiven
  if (typeof value === 'boolean') return value ? w.yes : w.no
  if (typeof value === 'string') return w.option[value] ?? value
  return factValue(name, value, language)
}
