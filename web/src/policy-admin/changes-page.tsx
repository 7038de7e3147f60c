import type { InferResponseType } from 'hono/client'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { PageTitle, WhenLoaded } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SureButton } from '../ui/sure-button.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { factValue } from '../words/fact-value.ts'
import { date, moment } from '../words/format.ts'
import { CheckResult } from './check-result.tsx'

const route = api.staff['rule-changes']
type Change = Extract<InferResponseType<typeof route.$get>, { changes: unknown }>['changes'][number]

const tones = { draft: '', proposed: 'attention', published: 'good', withdrawn: '' } as const

/** Proposed and published changes; another officer than the author publishes. */
export function ChangesPage() {
  const { w } = useWords()
  const proposed = (useLocation().state as { proposed?: boolean } | null)?.proposed
  const [done, setDone] = useState(proposed ? w.policies.proposed : '')
  const changes = useLoaded('changes', () => body(route.$get()))
  return (
    <>
      <PageTitle>{w.policies.changesTitle}</PageTitle>
      <p role="status" className={done ? 'note good' : 'unseen'}>
        {done}
      </p>
      <WhenLoaded of={changes}>
        {({ changes: rows }) =>
          rows.length === 0 ? (
            <p>{w.policies.noChanges}</p>
          ) : (
            rows.map((row) => (
              <ChangeCard
                key={row.id}
                change={row}
                onDone={async (words) => {
                  setDone(words)
                  await changes.reload()
                }}
              />
            ))
          )
        }
      </WhenLoaded>
    </>
  )
}

function ChangeCard({
  change,
  onDone,
}: {
  change: Change
  onDone: (words: string) => Promise<void>
}) {
  const { w, language } = useWords()
  return (
    <article className="panel" aria-label={change.title}>
      <h2>{change.title}</h2>
      <p className="row">
        <span className={`badge ${tones[change.state]}`}>{w.policies.states[change.state]}</span>
        <span>
          {w.policies.effectiveFrom}
          {w.colon}
          {date(change.effectiveFrom, language)}
        </span>
      </p>
      <p className="hint">
        {w.policies.author}
        {w.colon}
        {change.authoredBy ?? '—'}, {moment(change.authoredAt, language)}
        {change.publishedBy ? ` · ${w.policies.publisher}${w.colon}${change.publishedBy}` : ''}
      </p>
      <h3>{w.policies.content}</h3>
      <ul>
        {change.content.parameters.map((edit) => (
          <li key={`${edit.name} ${edit.place}`}>
            {w.parameter[edit.name] ?? edit.name} ({edit.place}) →{' '}
            <strong>{factValue(edit.name, edit.value, language)}</strong>
            <span className="hint">
              {' '}
              {edit.source} {edit.article ?? ''}
            </span>
          </li>
        ))}
        {change.content.cells.map((edit) => (
          <li key={`${edit.tableId} ${edit.ruleId} ${edit.column}`}>
            <code>
              {edit.policy} / {edit.tableId} / {edit.ruleId} / {edit.column}
            </code>{' '}
            → <code>{edit.text}</code>
          </li>
        ))}
      </ul>
      {change.checked ? <CheckResult checked={change.checked} /> : null}
      {change.state === 'proposed' ? <ChangeActions change={change} onDone={onDone} /> : null}
    </article>
  )
}

function ChangeActions({
  change,
  onDone,
}: {
  change: Change
  onDone: (words: string) => Promise<void>
}) {
  const { w } = useWords()
  const param = { id: change.id }
  const publish = useAct(async () => {
    await body(route[':id'].publish.$post({ param }))
    await onDone(w.policies.published)
  })
  const withdraw = useAct(async () => {
    await body(route[':id'].withdraw.$post({ param }))
    await onDone(w.policies.withdrawn)
  })
  const failing = (change.checked?.failed ?? 0) > 0
  return (
    <>
      {change.mine ? <p className="note attention">{w.policies.own}</p> : null}
      {failing ? <p className="note attention">{w.policies.failing}</p> : null}
      <ProblemNote problem={publish.problem ?? withdraw.problem} />
      <div className="row">
        {change.mine || failing ? null : (
          <SureButton
            label={w.policies.publish}
            name={w.policies.publishOf(change.title)}
            question={w.policies.publishSure}
            confirm={w.policies.publishConfirm}
            busy={publish.busy}
            className="primary"
            onSure={() => void publish.run()}
          />
        )}
        <SureButton
          label={w.policies.withdraw}
          name={w.policies.withdrawOf(change.title)}
          question={w.policies.withdrawOf(change.title)}
          confirm={w.policies.withdraw}
          busy={withdraw.busy}
          onSure={() => void withdraw.run()}
        />
      </div>
    </>
  )
}
