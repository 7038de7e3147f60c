import { useState } from 'react'
import { useWords } from './language.tsx'

/** An act that cannot be undone: the first press asks, the second does it. */
export function SureButton({
  label,
  name,
  question,
  confirm,
  busy,
  onSure,
  className,
}: {
  label: string
  /** What a screen reader says instead of a short label. */
  name?: string
  question: string
  confirm: string
  busy: boolean
  onSure: () => void
  className?: string
}) {
  const { w } = useWords()
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <button type="button" className={className} aria-label={name} onClick={() => setAsking(true)}>
        {label}
      </button>
    )
  return (
    <div className="sure" role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <div className="row">
        {/* biome-ignore lint/a11y/noAutofocus: the question has just been asked here */}
        <button type="button" className="primary" autoFocus disabled={busy} onClick={onSure}>
          {confirm}
        </button>
        <button type="button" disabled={busy} onClick={() => setAsking(false)}>
          {w.cancel}
        </button>
      </div>
    </div>
  )
}
