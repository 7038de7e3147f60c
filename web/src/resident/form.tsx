import type { ReactNode } from 'react'

/** What is wrong, told first, each with a way to its place. */
export function Errors({
  title,
  faults,
}: {
  title: string
  faults: { at: string; text: string }[]
}) {
  if (faults.length === 0) return null
  return (
    <div className="errors" role="alert" aria-label={title}>
      {faults.map((fault) => (
        <p key={fault.at + fault.text}>
          <a href={`#${fault.at}`}>{fault.text}</a>
        </p>
      ))}
    </div>
  )
}

/** A field with its label, its hint and, when it is wrong, what to type. */
export function Field(props: {
  name: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
  children: (ids: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': boolean | undefined
  }) => ReactNode
}) {
  const described = [
    props.hint ? `${props.name}-hint` : '',
    props.fault ? `${props.name}-fault` : '',
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <div>
      <label htmlFor={props.name}>{props.label}</label>
      {props.hint ? (
        <p className="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.fault ? (
        <p className="fault" id={`${props.name}-fault`}>
          {props.fault}
        </p>
      ) : null}
      {props.children({
        id: props.name,
        'aria-describedby': described || undefined,
        'aria-invalid': props.fault ? true : undefined,
      })}
    </div>
  )
}

/** Six digits, typed unseen. */
export function PinField({
  label,
  hint,
  name = 'pin',
}: {
  label: string
  hint?: string | undefined
  name?: string
}) {
  return (
    <Field name={name} label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          name={name}
          type="password"
          inputMode="numeric"
          pattern="[0-9]{6}"
          maxLength={6}
          autoComplete="off"
          required
        />
      )}
    </Field>
  )
}

/** Radio buttons or tick boxes as large rows. */
export function Choices({
  name,
  type,
  options,
  chosen,
}: {
  name: string
  type: 'radio' | 'checkbox'
  options: { value: string; label: string }[]
  chosen: string[]
}) {
  return (
    <>
      {options.map(({ value, label }, index) => (
        <label className="choice" key={value}>
          <input
            type={type}
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
            id={index === 0 ? name : `${name}-${value}`}
          />
          <span>{label}</span>
        </label>
      ))}
    </>
  )
}
