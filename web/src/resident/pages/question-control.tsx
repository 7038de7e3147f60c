import type { ReactNode } from 'react'
import type { PageContext } from '../context.ts'
import { Choices, TextField } from '../form.tsx'
import { TellText } from '../tell-text.tsx'
import type { Fault } from './answers.ts'
import type { Draft } from './draft.ts'

const chosenAmong: Record<string, string[]> = {
  kind: ['URGENT', 'EXPENDITURE'],
  cause: [
    'FIRE',
    'TRAFFIC',
    'OTHER_ACCIDENT',
    'SUDDEN_ILLNESS',
    'EDUCATION',
    'MEDICAL',
    'UNEMPLOYED_UNINSURED',
    'OTHER',
  ],
  eventPlace: ['330113', '000000'],
}

/** The one control of a question, filled with what was answered before. */
export function QuestionControl({
  page,
  draft,
  name,
  fault,
}: {
  page: PageContext
  draft: Draft
  name: string
  fault: Fault | undefined
}): ReactNode {
  const { w } = page
  const answers = (draft.draft?.answers ?? {}) as Record<string, unknown>
  const { title = name, hint = '' } = w.question[name] ?? {}
  const value = answers[name] === undefined ? '' : String(answers[name])
  const shared = { page, name, title, hint, fault: fault?.text }
  const among = chosenAmong[name]
  if (among)
    return (
      <OneOf
        {...shared}
        chosen={value}
        options={among.map((each) => ({ value: each, label: w.option[each] ?? each }))}
      />
    )
  switch (name) {
    case 'immediateDanger':
      return (
        <OneOf
          {...shared}
          chosen={value === '' ? '' : value === 'true' ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: w.yes },
            { value: 'no', label: w.no },
          ]}
        />
      )
    case 'moneyAssetsFen':
    case 'companyCapitalFen':
      return (
        <TextField
          name={name}
          label={w.apply.yuan}
          hint={hint}
          fault={fault?.text}
          inputMode="decimal"
          value={yuanOf(answers[name])}
        />
      )
    case 'vehicles': {
      const owned = (answers.vehicles as { kind: string; disabilityAid: boolean }[]) ?? []
      return (
        <fieldset>
          <legend className="hint">
            {hint} {w.apply.vehicleHint}
          </legend>
          <Choices
            name="vehicles"
            type="checkbox"
            options={['CAR', 'TWO_WHEEL', 'BOAT', 'DISABILITY_CAR', 'OTHER'].map((each) => ({
              value: each,
              label: w.option[each] ?? each,
            }))}
            chosen={owned.map(({ kind, disabilityAid }) =>
              disabilityAid ? 'DISABILITY_CAR' : kind,
            )}
          />
          <p className="hint">
            {w.apply.noVehicle}: {w.goOn}
          </p>
        </fieldset>
      )
    }
    case 'eventDate':
      return <Day page={page} hint={hint} value={value} fault={fault} />
    case 'persons':
      return (
        <TextField
          name={name}
          label={w.answers.count}
          hint={hint || undefined}
          fault={fault?.text}
          inputMode="numeric"
          value={value}
        />
      )
    default:
      return (
        <TellText
          page={page}
          name={name}
          label={w.supplyPage.words}
          hint={hint}
          value={value}
          fault={fault?.text}
        />
      )
  }
}

/** One of a few, as large rows; what is wrong stands above them. */
export function OneOf({
  name,
  title,
  hint,
  fault,
  options,
  chosen,
}: {
  name: string
  title: string
  hint: string
  fault: string | undefined
  options: { value: string; label: ReactNode }[]
  chosen: string
}) {
  return (
    <fieldset
      className={fault ? 'field wrong' : undefined}
      aria-describedby={fault ? `${name}-fault` : undefined}
    >
      <legend className={hint ? 'hint' : 'out-of-sight'}>{hint || title}</legend>
      {fault ? (
        <p className="fault" id={`${name}-fault`}>
          {fault}
        </p>
      ) : null}
      <Choices name={name} type="radio" options={options} chosen={[chosen]} />
    </fieldset>
  )
}

/** Year, month and day apart: typed on a keypad of digits, with no calendar to leaf through. */
function Day({
  page,
  hint,
  value,
  fault,
}: {
  page: PageContext
  hint: string
  value: string
  fault: Fault | undefined
}) {
  const { w } = page
  const [year, month, day] = value.split('-')
  const part = (name: 'year' | 'month' | 'day', known: string | undefined) => {
    const at = `eventDate-${name}`
    return (
      <TextField
        name={at}
        label={w.answers[name]}
        fault={fault?.at === at ? fault.text : undefined}
        inputMode="numeric"
        value={known}
      />
    )
  }
  return (
    <fieldset className="day">
      <legend className="hint">
        {hint}
        {hint ? <br /> : null}
        {w.answers.dateExample}
      </legend>
      {part('year', year)}
      {part('month', month)}
      {part('day', day)}
    </fieldset>
  )
}

function yuanOf(amountFen: unknown): string {
  if (typeof amountFen !== 'number') return ''
  return amountFen % 100 === 0 ? String(amountFen / 100) : (amountFen / 100).toFixed(2)
}
