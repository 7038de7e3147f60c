import { type FormEvent, useState } from 'react'
import { body } from '../api.ts'
import { CheckField, TextArea, TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { useProcedureNow } from '../ui/officer.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'
import type { CaseData } from './case-data.ts'

/** A home visit by two or more: who, when, what they found, whether a member signed. */
export function VisitForm({ data, onDone }: { data: CaseData; onDone: () => Promise<void> }) {
  const { w, terms, language } = useWords()
  const now = useProcedureNow()
  const { householdId, id } = data.application
  const [tooFew, setTooFew] = useState(false)
  const { run, busy, problem } = useAct(async (form: FormData) => {
    await body(
      api.staff.cases[':householdId'][':id'].visits.$post({
        param: { householdId, id },
        json: {
          visitorIds: form.getAll('visitor').map(String),
          visitedAt: `${form.get('visitedAt')}:00+08:00`,
          findings: String(form.get('findings')),
          signedByMember: form.get('signedByMember') === 'on',
        },
      }),
    )
    await onDone()
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const few = form.getAll('visitor').length < 2
    setTooFew(few)
    if (!few) void run(form)
  }
  return (
    <form onSubmit={onSubmit} aria-label={w.act.visit}>
      <fieldset aria-describedby={tooFew ? 'too-few' : undefined}>
        <legend>{w.act.visitors}</legend>
        {data.visitors.map((visitor) => (
          <CheckField
            key={visitor.id}
            name="visitor"
            value={visitor.id}
            label={`${language === 'zh' ? visitor.name : visitor.nameEn} (${terms.role[visitor.role] ?? visitor.role})`}
          />
        ))}
        {tooFew ? (
          <p id="too-few" role="alert" className="error">
            {w.act.twoVisitors}
          </p>
        ) : null}
      </fieldset>
      <TextField
        label={w.act.visitedAt}
        name="visitedAt"
        type="datetime-local"
        required
        defaultValue={localInput(now)}
      />
      <TextArea label={w.act.findings} name="findings" required maxLength={4000} />
      <CheckField label={w.act.signedByMember} name="signedByMember" />
      <ProblemNote problem={problem} />
      <button type="submit" className="primary" disabled={busy}>
        {w.act.saveVisit}
      </button>
    </form>
  )
}

/** China has one time zone without summer time, so the district's clock is eight hours ahead of UTC. */
function localInput(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}
