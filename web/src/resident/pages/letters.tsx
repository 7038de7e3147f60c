import type { Hono } from 'hono'
import { body } from '../../api.ts'
import { date } from '../../words/format.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { LetterSheet, summaryOf } from './letter-sheet.tsx'

type Listed = {
  id: string
  kind: 'approve' | 'refuse' | 'terminate' | 'upheld' | 'setAside'
  programme: string
  reference: string
  madeOn: string
}

/** The letters of a household, and each as a sheet that can be printed. */
export function letterPages(app: Hono<PagesEnv>): void {
  app.get('/home/letters', async (c) => {
    const page = c.get('page')
    const { w, api } = page
    const { letters } = await body(api.letters.$get())
    return sendPage(
      c,
      { say: w.letters.sayList, title: w.letters.title, back: '/home', signedIn: true },
      <>
        <h1>{w.letters.title}</h1>
        <p>{letters.length === 0 ? w.letters.none : w.letters.lead}</p>
        <LetterList page={page} letters={letters} />
      </>,
    )
  })

  app.get('/home/letters/:id', async (c) => {
    const page = c.get('page')
    const { w, api } = page
    const letter = await body(api.letters[':id'].$get({ param: { id: c.req.param('id') } }))
    return sendPage(
      c,
      {
        say: w.letters.say(summaryOf(page, letter)),
        title: w.letters.kinds[letter.kind],
        back: '/home/letters',
        signedIn: true,
      },
      <>
        <LetterSheet page={page} letter={letter} />
        <div className="no-print">
          {letter.remedy?.way === 'reconsideration' ? (
            <p>
              <a
                className={letter.kind === 'refuse' ? 'button primary' : 'button'}
                href={`/home/applications/${letter.applicationId}/reconsider`}
              >
                {w.letters.ask}
              </a>
            </p>
          ) : null}
          <h2>{w.letters.keep}</h2>
          <p>{w.letters.keepHow}</p>
        </div>
      </>,
    )
  })
}

/** Letters as rows that lead to them, the newest first. */
export function LetterList({ page, letters }: { page: PageContext; letters: Listed[] }) {
  const { w, terms, language } = page
  if (letters.length === 0) return null
  return (
    <ul className="list">
      {letters.map((letter) => (
        <li key={letter.id}>
          <a href={`/home/letters/${letter.id}`}>
            <span>
              <span className="name">{w.letters.kinds[letter.kind]}</span>
              <br />
              <span className="small">{terms.programme[letter.programme] ?? letter.programme}</span>
            </span>
            <span className="state small">{date(letter.madeOn, language)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
