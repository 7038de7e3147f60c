import { citation, date } from '../../words/format.ts'
import type { PageContext } from '../context.ts'
import type { Letter } from './letter-sheet.tsx'

/** What one can do against a decision: until when, where, and under which article. */
export function Remedy({ page, letter }: { page: PageContext; letter: Letter }) {
  const { w, language } = page
  const { remedy } = letter
  const until = remedy ? date(remedy.until, language) : ''
  return (
    <>
      <h2>{w.letters.remedy}</h2>
      {remedy === null ? (
        <p>{letter.kind === 'terminate' ? w.letters.applyAgain : w.letters.waitForUs}</p>
      ) : (
        <>
          <p>
            {remedy.way === 'court'
              ? w.letters.court(until, remedy.days)
              : w.letters.reconsiderUntil(until, remedy.days)}
          </p>
          {remedy.answerDays === null ? null : (
            <p>{[w.letters.where, w.letters.answeredIn(remedy.answerDays)].join(w.sentenceGap)}</p>
          )}
          <p className="small">{w.pair(w.letters.article, citation(remedy.article, language))}</p>
        </>
      )}
    </>
  )
}
