import { useRef, useState } from 'react'
import { useWords } from '../ui/language.tsx'

type Reason = { article: string; words: string }

/** Reasons with their articles, prefilled from what failed; at least one stays. */
export function ReasonFields({ suggested }: { suggested: Reason[] }) {
  const { w } = useWords()
  const made = useRef(0)
  const row = (reason: Reason) => {
    made.current += 1
    return { ...reason, key: made.current }
  }
  const [rows, setRows] = useState(() =>
    (suggested.length > 0 ? suggested : [{ article: '', words: '' }]).map(row),
  )
  return (
    <fieldset>
      <legend>{w.act.reasons}</legend>
      <p className="hint">{w.act.needReason}</p>
      {rows.map((reason, index) => (
        <div key={reason.key} className="reason">
          <label className="field">
            {w.act.reasonArticle(index + 1)}
            <input name="reasonArticle" required maxLength={200} defaultValue={reason.article} />
          </label>
          <label className="field">
            {w.act.reasonWords(index + 1)}
            <textarea
              name="reasonWords"
              required
              maxLength={500}
              rows={2}
              defaultValue={reason.words}
            />
          </label>
          {rows.length > 1 ? (
            <button
              type="button"
              className="small"
              onClick={() => setRows(rows.filter((each) => each.key !== reason.key))}
            >
              {w.act.removeReason(index + 1)}
            </button>
          ) : null}
        </div>
      ))}
      <button
        type="button"
        className="small"
        onClick={() => setRows([...rows, row({ article: '', words: '' })])}
      >
        {w.act.addReason}
      </button>
    </fieldset>
  )
}
