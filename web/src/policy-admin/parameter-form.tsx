import { type FormEvent, useState } from 'react'
import { fenFromYuan, yuanFromFen } from '../ui/fen.ts'
import { SelectField, TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { showValue } from '../ui/show-value.ts'
import { useDraft } from './draft.tsx'
import type { Parameter } from './parameters-page.tsx'

/** A new value for a parameter, with the document it comes from and its article. */
export function ParameterForm({ parameter, onDone }: { parameter: Parameter; onDone: () => void }) {
  const { w, language } = useWords()
  const { draft, change } = useDraft()
  const [bad, setBad] = useState(false)
  const { name, unit, place } = parameter
  const isMoney = unit.startsWith('fen')
  const isFlag = unit === 'boolean'
  const earlier = draft.parameters.find((each) => each.name === name && each.place === place)
  const value = earlier?.value ?? parameter.value
  const shown = isMoney && typeof value === 'number' ? yuanFromFen(value) : String(value ?? '')

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = readValue(String(form.get('value')), unit)
    setBad(typed === null)
    if (typed === null) return
    const edit = {
      name,
      place: String(form.get('place')).trim(),
      value: typed,
      source: String(form.get('source')).trim(),
      article: String(form.get('article')).trim(),
      unit,
      before: parameter.value,
    }
    change({ parameters: [...draft.parameters.filter((each) => each.name !== name), edit] })
    onDone()
  }
  return (
    <form className="panel" onSubmit={onSubmit} aria-label={w.policies.change(name)}>
      <h2>{w.policies.change(w.parameter[name] ?? name)}</h2>
      <p className="hint">
        {w.policies.before}
        {w.colon}
        {showValue(parameter.value, unit, language)}
      </p>
      {isFlag ? (
        <SelectField
          label={w.policies.newValue}
          name="value"
          defaultValue={shown}
          options={[
            { value: 'true', words: w.yes },
            { value: 'false', words: w.no },
          ]}
        />
      ) : (
        <TextField
          label={isMoney ? w.policies.newValueYuan : w.policies.newValue}
          name="value"
          required
          autoFocus
          defaultValue={shown}
          error={bad ? w.policies.badNumber : undefined}
        />
      )}
      <TextField
        label={w.policies.place}
        name="place"
        required
        pattern="\d{2,12}"
        inputMode="numeric"
        defaultValue={earlier?.place ?? place}
      />
      <TextField
        label={w.policies.sourceField}
        name="source"
        required
        maxLength={200}
        defaultValue={earlier?.source ?? ''}
      />
      <TextField
        label={w.policies.articleField}
        name="article"
        required
        maxLength={200}
        defaultValue={earlier?.article ?? parameter.article ?? ''}
      />
      <div className="row">
        <button type="submit" className="primary">
          {w.policies.addToDraft}
        </button>
        <button type="button" onClick={onDone}>
          {w.cancel}
        </button>
      </div>
    </form>
  )
}

/** What was typed as the parameter's kind; null when it is no number where one is due. */
function readValue(typed: string, unit: string): number | boolean | string | null {
  if (unit === 'boolean') return typed === 'true'
  if (unit === 'code') return typed.trim()
  if (unit.startsWith('fen')) return fenFromYuan(typed)
  const text = typed.trim()
  return /^\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) : null
}
