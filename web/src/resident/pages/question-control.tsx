import type { ReactNode } from 'react'
import { body } from '../../api.ts'
import type { PageContext } from '../context.ts'
import { Choices, Field } from '../form.tsx'
import type { Draft } from './draft.ts'

/** The one control of a question, filled with what was answered before. */
export async function questionControl(
  page: PageContext,
  draft: Draft,
  name: string,
  hint: string,
  fault: string | undefined,
  typed: string | undefined,
): Promise<ReactNode> {
  const { w, terms } = page
  const answers = (draft.draft?.answers ?? {}) as Record<string, unknown>
  const option = (value: string) => ({ value, label: w.option[value] ?? value })
  const chosen = typed ?? (answers[name] === undefined ? '' : String(answers[name]))
  const radio = (values: { value: string; label: string }[], picked = chosen) => (
    <fieldset>
      <legend className="hint">{hint || w.question[name]?.title}</legend>
      <Choices name={name} type="radio" options={values} chosen={[picked]} />
    </fieldset>
  )
  const yesNo = [
    { value: 'yes', label: w.yes },
    { value: 'no', label: w.no },
  ]
  switch (name) {
    case 'membersConfirmed': {
      const { members } = await body(page.api.consents.$get())
      return (
        <>
          <ul>
            {members.map((member) => (
              <li key={member.personId}>
                {member.nameMasked} {terms.relation[member.relation] ?? terms.relationOther}
              </li>
            ))}
          </ul>
          {radio(yesNo, answers[name] === undefined ? '' : answers[name] ? 'yes' : 'no')}
        </>
      )
    }
    case 'immediateDanger':
      return radio(yesNo, answers[name] === undefined ? '' : answers[name] ? 'yes' : 'no')
    case 'moneyAssetsFen':
    case 'companyCapitalFen':
      return (
        <Field name={name} label={w.apply.yuan} hint={hint} fault={fault}>
          {(ids) => (
            <input
              {...ids}
              name={name}
              inputMode="decimal"
              defaultValue={typed ?? yuanOf(answers[name])}
              required
            />
          )}
        </Field>
      )
    case 'vehicles': {
      const owned =
        (answers.vehicles as { kind: string; disabilityAid: boolean }[] | undefined)?.map((each) =>
          each.disabilityAid ? 'DISABILITY_CAR' : each.kind,
        ) ?? []
      return (
        <fieldset>
          <legend className="hint">
            {hint} {w.apply.vehicleHint}
          </legend>
          <Choices
            name="vehicles"
            type="checkbox"
            options={['CAR', 'TWO_WHEEL', 'BOAT', 'DISABILITY_CAR', 'OTHER'].map(option)}
            chosen={owned}
          />
          <p className="hint">
            {w.apply.noVehicle}: {w.goOn}
          </p>
        </fieldset>
      )
    }
    case 'kind':
      return radio(['URGENT', 'EXPENDITURE'].map(option))
    case 'cause':
      return radio(
        [
          'FIRE',
          'TRAFFIC',
          'OTHER_ACCIDENT',
          'SUDDEN_ILLNESS',
          'EDUCATION',
          'MEDICAL',
          'UNEMPLOYED_UNINSURED',
          'OTHER',
        ].map(option),
      )
    case 'eventPlace':
      return radio(['330113', '000000'].map(option))
    case 'eventDate':
      return (
        <Field name={name} label={w.question.eventDate?.title ?? ''} hint={hint} fault={fault}>
          {(ids) => <input {...ids} name={name} type="date" defaultValue={chosen} required />}
        </Field>
      )
    case 'persons':
      return (
        <Field name={name} label={w.question.persons?.title ?? ''} fault={fault}>
          {(ids) => (
            <input {...ids} name={name} inputMode="numeric" defaultValue={chosen} required />
          )}
        </Field>
      )
    case 'documentsDone':
      return <DocumentFields page={page} draft={draft} />
    default:
      return (
        <Field name={name} label={w.question[name]?.title ?? name} hint={hint} fault={fault}>
          {(ids) => (
            <textarea {...ids} name={name} rows={4} maxLength={2000} defaultValue={chosen} />
          )}
        </Field>
      )
  }
}

function DocumentFields({ page, draft }: { page: PageContext; draft: Draft }) {
  const { w } = page
  return (
    <>
      <p>{w.question.documentsDone?.hint}</p>
      {draft.documents.length > 0 ? (
        <ul>
          {draft.documents.map((each) => (
            <li key={each.id}>
              {w.apply.kinds[each.kind]} ({Math.ceil(each.sizeBytes / 1024)} KB)
            </li>
          ))}
        </ul>
      ) : null}
      <label htmlFor="kind">{w.apply.kind}</label>
      <select id="kind" name="kind" defaultValue="other">
        {Object.entries(w.apply.kinds).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <label htmlFor="file">{w.apply.add}</label>
      <p className="hint" id="file-hint">
        {w.apply.addHint}
      </p>
      <input
        id="file"
        aria-describedby="file-hint"
        name="file"
        type="file"
        accept="image/jpeg,image/png,application/pdf"
        multiple
      />
      <p>
        <button type="submit" name="more" value="1">
          {w.apply.add}
        </button>
      </p>
    </>
  )
}

function yuanOf(amountFen: unknown): string {
  if (typeof amountFen !== 'number') return ''
  return amountFen % 100 === 0 ? String(amountFen / 100) : (amountFen / 100).toFixed(2)
}
