import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { body } from '../api.ts'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { useOfficer, useProcedureNow } from '../ui/officer.ts'
import { PageTitle, WhenLoaded } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { moment, money, month } from '../words/format.ts'
import { loadRuns, type Run } from './runs.ts'

/** All payment runs; the preparer makes new ones here. */
export function RunsPage() {
  const { w } = useWords()
  const { role } = useOfficer()
  const runs = useLoaded('runs', loadRuns)
  const prepares = role === 'paymentPreparer'
  return (
    <>
      <PageTitle>{w.payments.title}</PageTitle>
      <p>{w.payments.lead}</p>
      {prepares ? <Prepare onPrepared={runs.reload} /> : null}
      <h2>{w.payments.runs}</h2>
      <WhenLoaded of={runs}>
        {(rows) =>
          rows.length === 0 ? (
            <p>{prepares ? w.payments.none : w.payments.noneReleaser}</p>
          ) : (
            <RunTable rows={rows} />
          )
        }
      </WhenLoaded>
    </>
  )
}

function Prepare({ onPrepared }: { onPrepared: () => Promise<void> }) {
  const { w, language } = useWords()
  const now = useProcedureNow()
  const [done, setDone] = useState('')
  const { run, busy, problem } = useAct(async (period: string) => {
    setDone('')
    const made = await body(api.staff['payment-runs'].$post({ json: { period } }))
    const left = made.withoutAccount > 0 ? w.payments.withoutAccount(made.withoutAccount) : ''
    setDone(`${w.payments.prepared(made.paymentCount, money(made.totalFen, language))} ${left}`)
    await onPrepared()
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(String(new FormData(event.currentTarget).get('period')))
  }
  return (
    <form className="panel" onSubmit={onSubmit}>
      <TextField
        label={w.payments.month}
        name="period"
        type="month"
        pattern="\d{4}-\d{2}"
        required
        defaultValue={nextMonth(now)}
      />
      <ProblemNote problem={problem} />
      <p role="status" className={done ? 'note good' : 'unseen'}>
        {done}
      </p>
      <button type="submit" className="primary" disabled={busy}>
        {w.payments.prepare}
      </button>
    </form>
  )
}

function nextMonth(now: Date): string {
  const local = new Date(now.getTime() + 8 * 3_600_000)
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1))
    .toISOString()
    .slice(0, 7)
}

function RunTable({ rows }: { rows: Run[] }) {
  const { w, language } = useWords()
  return (
    <ScrollTable
      caption={w.payments.caption}
      head={
        <>
          <th scope="col">{w.payments.month}</th>
          <th scope="col">{w.payments.state}</th>
          <th scope="col" className="money">
            {w.payments.count}
          </th>
          <th scope="col" className="money">
            {w.payments.total}
          </th>
          <th scope="col">{w.payments.preparedBy}</th>
          <th scope="col">{w.payments.releasedBy}</th>
        </>
      }
    >
      {rows.map((run) => (
        <tr key={run.id}>
          <th scope="row">
            <Link to={`/payments/${run.id}`}>{w.payments.open(month(run.period, language))}</Link>
          </th>
          <td>
            <RunState state={run.state} />
          </td>
          <td className="money">{run.paymentCount}</td>
          <td className="money">{money(run.totalFen, language)}</td>
          <td>
            {run.preparedBy}
            <p className="hint">{moment(run.preparedAt, language)}</p>
          </td>
          <td>
            {run.releasedBy ?? '—'}
            {run.releasedAt ? <p className="hint">{moment(run.releasedAt, language)}</p> : null}
          </td>
        </tr>
      ))}
    </ScrollTable>
  )
}

/** A run's state, in words and colour. */
export function RunState({ state }: { state: Run['state'] }) {
  const { w } = useWords()
  const tone = { prepared: 'attention', released: 'good', cancelled: '' }[state]
  return <span className={`badge ${tone}`}>{w.payments.states[state]}</span>
}
