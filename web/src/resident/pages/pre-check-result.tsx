import { body } from '../../api.ts'
import type { PageRequest } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'
import { AnswerGroups } from './answer-groups.tsx'
import { ForgetForm } from './pre-check.tsx'
import { keptAnswers } from './pre-check-kept.ts'
import { type Answers, questions, saidAnswer } from './pre-check-questions.ts'

/** What the rules say to the answers of somebody whom nobody has identified. */
export async function preCheckResult(c: PageRequest): Promise<Response> {
  const page = c.get('page')
  const { w, language, api } = page
  const kept = keptAnswers(c)
  if (!kept) return c.redirect('/pre-check', 303)
  const { answers } = await body(
    api['pre-check'].$post({ query: { language }, json: givenOnly(kept) as never }),
  )
  const fitting = answers.filter(({ outcome }) => outcome === 'eligible').length
  const open = answers.filter(({ outcome }) => outcome === 'unknown' || outcome === 'needsPerson')
  return sendPage(
    c,
    {
      title: w.preCheck.resultTitle,
      say: `${w.preCheck.fitting(fitting)} ${w.preCheckSay.result}`,
      back: `/pre-check/${questions[questions.length - 1]?.[0]}`,
    },
    <>
      <h1>{w.preCheck.resultTitle}</h1>
      <p>
        <strong>{w.preCheck.fitting(fitting)}</strong>
        {open.length > 0 ? ` ${w.preCheck.maybe(open.length)}${w.sentenceEnd}` : ''}
      </p>
      <p className="small">
        {w.preCheck.resultLead} {w.preCheck.notDecision}
      </p>
      <div className="stack">
        <a className="button primary" href="/c?next=/home/pre-check">
          {w.preCheck.apply}
        </a>
      </div>
      <p className="small">{w.preCheck.applyHint}</p>
      <AnswerGroups
        page={page}
        answers={answers}
        actions={({ programme }) => (
          <a className="button" href={`/policies/${programme}`}>
            {w.policies.read}
          </a>
        )}
      />
      <Rest page={page} title={w.preCheck.yourAnswers}>
        <h2>{w.preCheck.yourAnswers}</h2>
        <dl className="rows">
          {questions.map(([name]) => (
            <div key={name}>
              <dt>{w.preCheck.question[name].title}</dt>
              <dd>
                {saidAnswer(page, name, kept[name])}{' '}
                <a
                  href={`/pre-check/${name}?from=result`}
                  aria-label={w.pair(w.change, w.preCheck.question[name].title)}
                >
                  {w.change}
                </a>
              </dd>
            </div>
          ))}
        </dl>
        <ForgetForm c={c} />
      </Rest>
    </>,
  )
}

/** Skipped questions are kept as null, and asked of the rules as not said. */
function givenOnly(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null))
}
