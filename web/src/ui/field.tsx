import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react'

type About = { label: string; hint?: string | undefined; error?: string | undefined }

function Labelled({
  label,
  hint,
  error,
  children,
}: About & { children: (ids: Described) => ReactNode }) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {error ? (
        <p className="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  )
}

type Described = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

/** One line of text with its label. */
export function TextField({
  label,
  hint,
  error,
  ...input
}: About & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ids) => <input type="text" autoComplete="off" {...input} {...ids} />}
    </Labelled>
  )
}

/** Several lines of text with their label. */
export function TextArea({
  label,
  hint,
  error,
  ...input
}: About & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(ids) => <textarea rows={4} {...input} {...ids} />}
    </Labelled>
  )
}

/** One of a few. */
export function SelectField({
  label,
  options,
  ...select
}: {
  label: string
  options: { value: string; words: string }[]
  name: string
  defaultValue?: string
}) {
  return (
    <Labelled label={label}>
      {(ids) => (
        <select {...select} {...ids}>
          {options.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

/** A box to tick, its words behind it. */
export function CheckField({
  label,
  ...input
}: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="check">
      <input {...input} type="checkbox" /> <span>{label}</span>
    </label>
  )
}
