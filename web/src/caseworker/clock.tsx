import { dayOf } from '../ui/day.ts'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../ui/language.tsx'
import { useProcedureNow } from '../ui/officer.ts'
import { moment } from '../words/format.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Two days before the end a clock asks for attention. */
const SOON_MS = 2 * DAY_MS

/** The legal clock of a case: what is left, in words with a sign; the date stands beside it. */
export function Clock({
  row,
}: {
  row: { dueAt: string | null; paused: boolean; overdue: boolean; final: boolean }
}) {
  const { w, language } = useWords()
  const now = useProcedureNow().getTime()
  if (row.paused)
    return (
      <span className="clock">
        <Icon name="pause" /> {w.left.paused}
      </span>
    )
  if (row.final || !row.dueAt) return <span className="hint">{w.left.noClock}</span>
  const leftMs = new Date(row.dueAt).getTime() - now
  const late = row.overdue || leftMs < 0
  const shown = Math.abs(leftMs)
  const hours = Math.max(1, Math.floor(shown / HOUR_MS))
  const days = Math.floor(shown / DAY_MS)
  const words = late
    ? days >= 1
      ? w.left.overDays(days)
      : w.left.overHours(hours)
    : days >= 1
      ? w.left.days(days)
      : w.left.hours(hours)
  const style = late ? 'clock late' : leftMs < SOON_MS ? 'clock soon' : 'clock'
  return (
    <span title={moment(row.dueAt, language)}>
      <span className={style}>
        <Icon name={late ? 'alert' : 'clock'} /> {words}
      </span>
      <br />
      <span className="hint day">{w.left.until(dayOf(row.dueAt))}</span>
    </span>
  )
}
