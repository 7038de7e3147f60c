import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { ApiProblem, body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { useOfficer } from '../ui/officer.ts'
import { PageTitle, WhenLoaded } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { SureButton } from '../ui/sure-button.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { money, month } from '../words/format.ts'
import { loadRuns, type Run } from './runs.ts'
import { RunState } from './runs-page.tsx'

const route = api.staff['payment-runs'][':id']

/** One run: its payments, masked; the releaser releases it here. */
export function RunPage() {
  const { w, language } = useWords()
  const { id = '' } = useParams()
  const found = useLoaded(id, async () => {
    const run = (await loadRuns()).find((each) => each.id === id)
    if (!run) throw new ApiProblem('not_found')
    return { run, ...(await body(route.$get({ param: { id } }))) }
  })
  return (
    <>
      <p>
        <Link to="/payments">{w.payments.toRuns}</Link>
      </p>
      <WhenLoaded of={found}>
        {({ run, payments }) => (
          <>
            <PageTitle>{w.payments.runTitle(month(run.period, language))}</PageTitle>
            <RunFacts run={run} />
            <RunActions run={run} reload={found.reload} />
            {payments.length === 0 ? (
              <p>{w.payments.noPayments}</p>
            ) : (
              <ScrollTable
                caption={w.payments.listCaption}
                head={
                  <>
                    <th scope="col">{w.payments.name}</th>
                    <th scope="col">{w.payments.programme}</th>
                    <th scope="col">{w.payments.month}</th>
                    <th scope="col" className="money">
                      {w.payments.amount}
                    </th>
                  </>
                }
              >
                {payments.map((payment) => (
                  <PaymentRow key={payment.id} payment={payment} />
                ))}
              </ScrollTable>
            )}
          </>
        )}
      </WhenLoaded>
    </>
  )
}

function PaymentRow({
  payment,
}: {
  payment: { nameMasked: string; programme: string; period: string; amountFen: number }
}) {
  const { terms, language } = useWords()
  return (
    <tr>
      <th scope="row">{payment.nameMasked}</th>
      <td>{terms.programme[payment.programme] ?? payment.programme}</td>
      <td>{month(payment.period, language)}</td>
      <td className="money">{money(payment.amountFen, language)}</td>
    </tr>
  )
}

function RunFacts({ run }: { run: Run }) {
  const { w, language } = useWords()
  return (
    <dl className="pairs">
      <dt>{w.payments.state}</dt>
      <dd>
        <RunState state={run.state} />
      </dd>
      <dt>{w.payments.count}</dt>
      <dd>{run.paymentCount}</dd>
      <dt>{w.payments.total}</dt>
      <dd className="total">{money(run.totalFen, language)}</dd>
      <dt>{w.payments.preparedBy}</dt>
      <dd>{run.preparedBy ?? '—'}</dd>
      <dt>{w.payments.releasedBy}</dt>
      <dd>{run.releasedBy ?? '—'}</dd>
      {run.fileSha256 ? (
        <>
          <dt>{w.payments.fingerprint}</dt>
          <dd>
            <code>{run.fileSha256}</code>
          </dd>
        </>
      ) : null}
    </dl>
  )
}

function RunActions({ run, reload }: { run: Run; reload: () => Promise<void> }) {
  const { w, language } = useWords()
  const releases = useOfficer().role === 'paymentReleaser'
  const [done, setDone] = useState('')
  const param = { id: run.id }
  const release = useAct(async () => {
    await body(route.release.$post({ param }))
    setDone(w.payments.released)
    await reload()
  })
  const cancel = useAct(async () => {
    await body(route.cancel.$post({ param }))
    setDone(w.payments.cancelled)
    await reload()
  })
  const busy = release.busy || cancel.busy
  return (
    <section className="panel" aria-label={w.payments.runs}>
      <p role="status" className={done ? 'note good' : 'unseen'}>
        {done}
      </p>
      <ProblemNote problem={release.problem ?? cancel.problem} />
      {run.state === 'prepared' && !releases ? <p>{w.payments.releaserOnly}</p> : null}
      {run.state === 'prepared' && run.mine && releases ? <p>{w.payments.ownRun}</p> : null}
      <div className="row">
        {run.state === 'prepared' && releases && !run.mine ? (
          <SureButton
            label={w.payments.release}
            question={w.payments.releaseSure(run.paymentCount, money(run.totalFen, language))}
            confirm={w.payments.releaseConfirm}
            busy={busy}
            className="primary"
            onSure={() => void release.run()}
          />
        ) : null}
        {run.state === 'prepared' ? (
          <SureButton
            label={w.payments.cancelRun}
            question={w.payments.cancelSure}
            confirm={w.payments.cancelConfirm}
            busy={busy}
            className="danger"
            onSure={() => void cancel.run()}
          />
        ) : null}
      </div>
      {run.state === 'released' && releases ? (
        <>
          <p>
            <a className="button" href={`/api/staff/payment-runs/${run.id}/file`} download>
              {w.payments.file}
            </a>
          </p>
          <p className="hint">{w.payments.fileHint}</p>
        </>
      ) : null}
    </section>
  )
}
