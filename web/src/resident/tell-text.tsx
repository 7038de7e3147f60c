import type { PageContext } from './context.ts'
import { TextArea } from './form.tsx'
import { TEXT_CHARACTERS } from './pages/answers.ts'

/** Several lines in one's own words. The script counts what still fits; nothing is cut off while typing. */
export function TellText(props: {
  page: PageContext
  name: string
  label: string
  hint?: string
  value: string
  fault: string | undefined
}) {
  const { page, name, label, hint, value, fault } = props
  const { left, over } = page.w.answers
  return (
    <>
      <TextArea name={name} label={label} hint={hint} value={value} fault={fault} rows={5} />
      <p
        className="hint count"
        data-counts={name}
        data-fits={TEXT_CHARACTERS}
        data-left={left}
        data-over={over}
        aria-live="polite"
      />
    </>
  )
}
