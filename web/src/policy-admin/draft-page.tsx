import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { body } from '../api.ts'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { useProcedureNow } from '../ui/officer.ts'
import { PageTitle } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { SureButton } from '../ui/sure-button.tsx'
import { useAct } from '../ui/use-act.ts'
import { type Checked, CheckResult } from './check-result.tsx'
import { contentOf, useDraft } from './draft.tsx'
import { DraftEdits } from './draft-edits.tsx'

/** Wait this long after the last key before the cases run again. */
const QUIET_MS = 400

/** The change being written: its parts, what the cases say about it, and the way to propose it. */
export function DraftPage() {
  const { w } = useWords()
  const { draft } = useDraft()
  return (
    <>
      <PageTitle>{w.policies.draftTitle}</PageTitle>
      {draft.parameters.length + draft.cells.length === 0 ? (
        <>
          <p>{w.policies.draftEmpty}</p>
          <p className="row">
            <Link className="button" to="/policies/parameters">
              {w.nav.parameters}
            </Link>
            <Link className="button" to="/policies">
              {w.nav.policies}
            </Link>
          </p>
        </>
      ) : (
        <DraftForm />
      )}
    </>
  )
}

function DraftForm() {
  const { w } = useWords()
  const navigate = useNavigate()
  const { draft, change, discard } = useDraft()
  const tomorrow = dayAfter(useProcedureNow())
  const effectiveFrom = draft.effectiveFrom || tomorrow
  const json = { effectiveFrom, content: contentOf(draft) }
  const [checked, setChecked] = useState<{ of: string; result: Checked }>()
  const now = JSON.stringify(json)

  const check = useAct(async () => {
    const result = await body(api.staff['rule-changes'].check.$post({ json }))
    setChecked({ of: now, result })
  })
  const propose = useAct(async () => {
    await body(api.staff['rule-changes'].$post({ json: { ...json, title: draft.title } }))
    discard()
    navigate('/policies/changes', { state: { proposed: true } })
  })
  const runCases = useEffectEvent(() => void check.run())
  // biome-ignore lint/correctness/useExhaustiveDependencies: every edit runs the cases again
  useEffect(() => {
    const timer = setTimeout(runCases, QUIET_MS)
    return () => clearTimeout(timer)
  }, [now])

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void propose.run()
  }
  const problem = propose.problem ?? check.problem
  const dateFault = problem?.faults.find((fault) => fault.at === 'effectiveFrom')
  const isNew = checked?.of === now
  return (
    <form onSubmit={onSubmit}>
      <TextField
        label={w.policies.titleField}
        required
        maxLength={120}
        value={draft.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextField
        label={w.policies.effectiveFrom}
        hint={w.policies.effectiveHint}
        error={dateFault?.expected}
        type="date"
        required
        min={tomorrow}
        value={effectiveFrom}
        onChange={(event) => change({ effectiveFrom: event.target.value })}
      />
      <DraftEdits faults={problem?.faults ?? []} />
      <div role="status" aria-busy={check.busy}>
        {check.busy || !(isNew || problem) ? <p className="hint">{w.policies.checking}</p> : null}
        {checked && isNew ? <CheckResult checked={checked.result} /> : null}
      </div>
      <ProblemNote problem={problem} />
      <div className="row">
        <button type="submit" className="primary" disabled={propose.busy}>
          {w.policies.propose}
        </button>
        <button type="button" disabled={check.busy} onClick={() => void check.run()}>
          {w.policies.check}
        </button>
        <SureButton
          label={w.policies.discard}
          question={w.policies.discard}
          confirm={w.policies.discard}
          busy={false}
          onSure={discard}
        />
      </div>
    </form>
  )
}

function dayAfter(now: Date): string {
  return new Date(now.getTime() + 32 * 3_600_000).toISOString().slice(0, 10)
}
