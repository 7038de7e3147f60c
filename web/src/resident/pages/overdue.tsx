import { date } from '../../words/format.ts'
import type { PageContext } from '../context.ts'
import { PageForm } from '../form.tsx'

const DAY_MS = 86_400_000

/** A step that is late: said openly, with whom to call, and a way to knock at the desk once a day. */
export function Overdue({
  page,
  application,
  nudge,
  now,
}: {
  page: PageContext
  application: { id: string; reference: string; dueAt: string | null }
  nudge: { allowed: boolean; lastOn: string | null }
  /** The clock of cases, which may run ahead of the wall's in the demo. */
  now: Date
}) {
  const { w, hotline, language } = page
  if (!application.dueAt) return null
  const late = Math.max(1, Math.ceil((now.getTime() - Date.parse(application.dueAt)) / DAY_MS))
  return (
    <section className="note attention" aria-labelledby="late">
      <h2 id="late">{w.follow.overdueTitle}</h2>
      <p>{w.follow.overdue(late, date(application.dueAt, language))}</p>
      <p>
        {w.follow.overdueCall} <strong className="reference">{application.reference}</strong>
      </p>
      <p>
        <a className="button" href={`tel:${hotline}`}>
          {hotline}
        </a>
      </p>
      {nudge.allowed ? (
        <PageForm action={`/home/applications/${application.id}`}>
          <p className="hint">{w.follow.nudgeHint}</p>
          <button type="submit" className="primary" name="act" value="nudge">
            {w.follow.nudge}
          </button>
        </PageForm>
      ) : nudge.lastOn ? (
        <p role="status">{w.follow.nudgedBefore(date(nudge.lastOn, language))}</p>
      ) : null}
    </section>
  )
}
