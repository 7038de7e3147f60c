import { useWords } from '../ui/language.tsx'
import { showValue } from '../ui/show-value.ts'
import { isSameCell, useDraft } from './draft.tsx'

type Fault = { at: string; expected: string }

/** The parts of the draft, each with what it was, what it becomes, and what is wrong with it. */
export function DraftEdits({ faults }: { faults: Fault[] }) {
  const { w, terms, language } = useWords()
  const { draft, change } = useDraft()
  const faultAt = (at: string) => faults.find((fault) => fault.at === at)?.expected
  return (
    <>
      {draft.parameters.length > 0 ? <h2>{w.policies.parameterEdits}</h2> : null}
      <ul className="edits">
        {draft.parameters.map((edit) => (
          <Edit
            key={edit.name}
            name={w.parameter[edit.name] ?? edit.name}
            before={showValue(edit.before, edit.unit, language)}
            after={showValue(edit.value, edit.unit, language)}
            because={`${edit.name} · ${edit.place} · ${edit.source} · ${edit.article}`}
            fault={faultAt(`parameters.${edit.name}`)}
            onRemove={() =>
              change({ parameters: draft.parameters.filter((each) => each.name !== edit.name) })
            }
          />
        ))}
      </ul>
      {draft.cells.length > 0 ? <h2>{w.policies.cellEdits}</h2> : null}
      <ul className="edits">
        {draft.cells.map((edit) => (
          <Edit
            key={`${edit.tableId} ${edit.ruleId} ${edit.column}`}
            name={w.policies.cell(w.column[edit.column] ?? edit.column, edit.row)}
            before={edit.before}
            after={edit.text}
            because={`${terms.programme[edit.policy] ?? edit.policy} · ${edit.ruleId} · ${edit.column}`}
            fault={faultAt(`cells.${edit.tableId}.${edit.ruleId}`)}
            onRemove={() =>
              change({ cells: draft.cells.filter((each) => !isSameCell(each, edit)) })
            }
          />
        ))}
      </ul>
    </>
  )
}

function Edit({
  name,
  before,
  after,
  because,
  fault,
  onRemove,
}: {
  name: string
  before: string
  after: string
  because: string
  fault: string | undefined
  onRemove: () => void
}) {
  const { w } = useWords()
  return (
    <li className="panel">
      <p>
        <strong>{name}</strong>{' '}
        <button
          type="button"
          className="small"
          aria-label={w.policies.remove(name)}
          onClick={onRemove}
        >
          {w.policies.removeShort}
        </button>
      </p>
      <p>
        {w.policies.before}
        {w.colon}
        <del>{before}</del>
      </p>
      <p>
        {w.policies.after}
        {w.colon}
        <ins>{after}</ins>
      </p>
      <p className="hint">{because}</p>
      {fault ? (
        <p role="alert" className="note bad">
          {fault}
        </p>
      ) : null}
    </li>
  )
}
