import { useState } from 'react'
import { useWords } from '../ui/language.tsx'
import { isSameCell, useDraft, withCell } from './draft.tsx'
import type { Table } from './rules-page.tsx'

type Row = Table['rows'][number]

/** A decision table: the header stays in view, a row opens for editing as text. */
export function RuleTable({ policy, table }: { policy: string; table: Table }) {
  const { w } = useWords()
  const [editing, setEditing] = useState<string>()
  return (
    <details className="rules">
      <summary>{w.policies.table(table.name)}</summary>
      <p className="hint">{w.policies.hitPolicy[table.hitPolicy] ?? table.hitPolicy}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
      <section className="scroll tall" aria-label={table.name} tabIndex={0}>
        <table>
          <caption className="unseen">{table.name}</caption>
          <thead>
            <tr>
              <th scope="col">{w.policies.rule}</th>
              {table.columns.map((column) => (
                <th scope="col" key={`${column.kind} ${column.name}`}>
                  {w.column[column.name] ?? column.name}
                  <span className="hint kind">
                    {w.policies.kind[column.kind]} <code>{column.name}</code>
                  </span>
                </th>
              ))}
              <th scope="col">{w.policies.article}</th>
              <th scope="col">{w.policies.editShort}</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <RuleRow
                key={row.id}
                policy={policy}
                tableId={table.id}
                row={row}
                editing={editing === row.id}
                onToggle={() => setEditing(editing === row.id ? undefined : row.id)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}

function RuleRow({
  policy,
  tableId,
  row,
  editing,
  onToggle,
}: {
  policy: string
  tableId: string
  row: Row
  editing: boolean
  onToggle: () => void
}) {
  const { w } = useWords()
  const { draft, change } = useDraft()
  return (
    <tr className={editing ? 'editing' : undefined}>
      <th scope="row">{row.rule}</th>
      {row.cells.map((cell) => {
        const place = { policy, tableId, ruleId: row.id, column: cell.column }
        const edit = draft.cells.find((each) => isSameCell(each, place))
        return (
          <td key={`${cell.kind} ${cell.column}`} className={edit ? 'changed' : undefined}>
            {editing ? (
              <textarea
                rows={2}
                aria-label={w.policies.cell(w.column[cell.column] ?? cell.column, row.rule)}
                value={edit?.text ?? cell.text}
                maxLength={500}
                spellCheck={false}
                onChange={(event) =>
                  change({
                    cells: withCell(draft.cells, {
                      ...place,
                      text: event.target.value,
                      before: cell.text,
                    }),
                  })
                }
              />
            ) : (
              <code>{edit?.text ?? cell.text}</code>
            )}
            {edit ? <p className="hint">{w.policies.was(edit.before)}</p> : null}
          </td>
        )
      })}
      <td>{row.article}</td>
      <td>
        <button
          type="button"
          className="small"
          aria-label={editing ? w.policies.stop(row.rule) : w.policies.edit(row.rule)}
          onClick={onToggle}
        >
          {editing ? w.policies.stopShort : w.policies.editShort}
        </button>
      </td>
    </tr>
  )
}
