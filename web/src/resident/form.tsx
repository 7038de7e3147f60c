import type { ReactNode } from 'react'
import { useChosen, useTyped } from './typed.tsx'

/**
 * The one form of a page. It posts to the page's own address, so that a change of language or print size brings the
 * page back with what was typed. What is wrong is said by us, in the reader's language, and not by the browser.
 */
export function PageForm({
  action,
  files = false,
  draft,
  children,
}: {
  action: string
  files?: boolean
  draft?: string
  children: ReactNode
}) {
  return (
    <form
      id="form"
      method="post"
      action={action}
      encType={files ? 'multipart/form-data' : undefined}
      data-draft={draft}
      noValidate
      autoComplete="off"
    >
      {children}
    </form>
  )
}

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
    <div className="errors" role="alert" aria-label={title} id="errors" tabIndex={-1}>
      {faults.map((fault) => (
        <p key={fault.at + fault.text}>
          <a href={`#${fault.at}`}>{fault.text}</a>
        </p>
      ))}
    </div>
  )
}

type FieldIds = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

/** A field with its label, its hint and, when it is wrong, what to type. */
export function Field(props: {
  name: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
  children: (ids: FieldIds) => ReactNode
}) {
  const described = [
    props.hint ? `${props.name}-hint` : '',
    props.fault ? `${props.name}-fault` : '',
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={props.fault ? 'field wrong' : 'field'}>
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

type Texts = {
  name: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
  value?: string | undefined
  required?: boolean
  maxLength?: number
}

/** One line of text. */
export function TextField({
  label,
  hint,
  fault,
  value,
  ...input
}: Texts & {
  type?: 'text' | 'tel' | 'date' | 'password' | 'search'
  inputMode?: 'numeric' | 'decimal' | 'text'
  autoCapitalize?: string
  spellCheck?: boolean
}) {
  const typed = useTyped(input.name, value)
  return (
    <Field name={input.name} label={label} hint={hint} fault={fault}>
      {(ids) => <input {...ids} {...input} defaultValue={typed} autoComplete="off" />}
    </Field>
  )
}

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  fault,
  value,
  rows = 4,
  ...input
}: Texts & { rows?: number }) {
  const typed = useTyped(input.name, value)
  return (
    <Field name={input.name} label={label} hint={hint} fault={fault}>
      {(ids) => <textarea {...ids} {...input} rows={rows} defaultValue={typed} />}
    </Field>
  )
}

/** Six digits, typed unseen. */
export function PinField({
  label,
  hint,
  fault,
  name = 'pin',
}: {
  label: string
  hint?: string | undefined
  fault?: string | undefined
  name?: string
}) {
  return (
    <Field name={name} label={label} hint={hint} fault={fault}>
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
  options: { value: string; label: ReactNode }[]
  chosen: string[]
}) {
  const picked = useChosen(name, chosen)
  return (
    <>
      {options.map(({ value, label }, index) => (
        <label className="choice" key={value}>
          <input
            type={type}
            name={name}
            value={value}
            defaultChecked={picked.includes(value)}
            id={index === 0 ? name : `${name}-${value}`}
          />
          <span>{label}</span>
        </label>
      ))}
    </>
  )
}
