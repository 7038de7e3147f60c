import { yuanFromFen } from '../ui/fen.ts'
import { CheckField, TextArea, TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import type { CaseData } from './case-data.ts'
import { ReasonFields } from './reason-fields.tsx'

/** What each move needs, prefilled with what is known. */
export function MoveFields({
  to,
  data,
  badAmount,
}: {
  to: string
  data: CaseData
  badAmount: boolean
}) {
  const { w } = useWords()
  const amount = <AmountField data={data} bad={badAmount} />
  switch (to) {
    case 'accepted':
      return data.application.programme === 'emergency-aid' ? <HardshipFields data={data} /> : null
    case 'supplementRequested':
      return <NoteField label={w.act.noteForResident} required />
    case 'objection':
    case 'closed':
    case 'terminated':
      return <NoteField label={w.act.note} required />
    case 'surveying':
    case 'districtReview':
      return <NoteField label={`${w.act.note}${w.optional}`} />
    case 'preliminaryOpinion':
      return <OpinionFields data={data} badAmount={badAmount} />
    case 'approved': {
      const against = data.decision.outcome !== 'eligible'
      return (
        <>
          {amount}
          {against ? <p className="note attention">{w.act.against}</p> : null}
          <NoteField
            label={against ? w.act.note : `${w.act.note}${w.optional}`}
            required={against}
          />
        </>
      )
    }
    case 'paidFirst':
      return (
        <>
          {amount}
          <NoteField label={`${w.act.note}${w.optional}`} />
        </>
      )
    case 'refused':
      return (
        <>
          <ReasonFields
            suggested={data.decision.reasons
              .filter((reason) => reason.result === 'failed')
              .map(({ article, sentence }) => ({ article, words: sentence }))}
          />
          <NoteField label={`${w.act.note}${w.optional}`} />
        </>
      )
    default:
      return null
  }
}

function NoteField({ label, required = false }: { label: string; required?: boolean }) {
  return <TextArea label={label} name="note" required={required} maxLength={2000} rows={3} />
}

function AmountField({
  data,
  bad,
  required = true,
}: {
  data: CaseData
  bad: boolean
  required?: boolean
}) {
  const { w } = useWords()
  const proposed = data.application.proposedAmountFen ?? data.decision.amountFen
  return (
    <TextField
      label={w.act.amount}
      name="amount"
      inputMode="decimal"
      required={required}
      defaultValue={proposed === null ? '' : yuanFromFen(proposed)}
      error={bad ? w.act.badAmount : undefined}
    />
  )
}

function HardshipFields({ data }: { data: CaseData }) {
  const { w } = useWords()
  return (
    <>
      <TextField
        label={w.act.severityMonths}
        hint={w.act.severityHint}
        name="severityMonths"
        type="number"
        min={0}
        max={12}
        step={0.5}
        required
      />
      <CheckField
        label={w.act.immediateDanger}
        name="immediateDanger"
        defaultChecked={data.answers.immediateDanger === true}
      />
      <CheckField label={w.act.specialHardship} name="specialHardship" />
    </>
  )
}

function OpinionFields({ data, badAmount }: { data: CaseData; badAmount: boolean }) {
  const { w } = useWords()
  return (
    <>
      <fieldset>
        <legend>{w.act.favourable}</legend>
        <label className="check">
          <input type="radio" name="favourable" value="yes" required />
          <span>{w.act.favourableYes}</span>
        </label>
        <label className="check">
          <input type="radio" name="favourable" value="no" required />
          <span>{w.act.favourableNo}</span>
        </label>
      </fieldset>
      <TextArea label={w.act.opinion} name="opinion" required maxLength={4000} />
      <AmountField data={data} bad={badAmount} required={false} />
    </>
  )
}
