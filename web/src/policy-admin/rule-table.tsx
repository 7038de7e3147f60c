import { useState } from 'react'
import { useWords } from '../ui/language.tsx'
import type { OfficeWords } from '../words/office.ts'
import { isSameCell, useDraft, withCell } from './draft.tsx'
import type { Table } from './rules-page.tsx'

type Row = Table['rows'][number]

/** A column in the officer's language; the figure it stands for may have the name. */
function columnName(w: OfficeWords, name: string): string {
  return w.column[name] ?? w.figure[name] ?? name
}

/** A decision table: the header stays in view, a row opens for editing as text. */
export function RuleTable({ policy, table }: { policy: string; table: Table }) {
  const { w, terms } = useWords()
  const [editing, setEditing] = useState<string>()
  const title = w.tableName[table.name] ?? table.name
  return (
    <details className="rules" open>
      <summary>{w.policies.table(title)}</summary>
      <p className="hint">{w.policies.hitPolicy[table.hitPolicy] ?? table.hitPolicy}</p>
      <section
        className="scroll tall"
        aria-label={`${terms.programme[policy] ?? policy} ${w.policies.table(title)}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
        tabIndex={0}
      >
        <table>
          <caption className="unseen">{w.policies.table(title)}</caption>
          <thead>
            <tr>
              <th scope="col">{w.policies.rule}</th>
              {table.columns.map((column) => (
                <th scope="col" key={`${column.kind} ${column.name}`}>
                  {columnName(w, column.name)}
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
            {table.rows.map((row, index) => (
              <RuleRow
                key={row.id}
                policy={policy}
                tableId={table.id}
                row={row}
                name={w.policies.row(row.rule, index + 1)}
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
  name,
  editing,
  onToggle,
}: {
  policy: string
  tableId: string
  row: Row
  /** Several rows may carry one rule, so the row's number belongs to the name. */
  name: string
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
                aria-label={w.policies.cell(columnName(w, cell.column), name)}
                value={edit?.text ?? cell.text}
                maxLength={500}
                spellCheck={false}
                onChange={(event) =>
                  change({
                    cells: withCell(draft.cells, {
                      ...place,
                      text: event.target.value,
                      before: cell.text,
                      row: name,
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
          aria-label={editing ? w.policies.stop(name) : w.policies.edit(name)}
          onClick={onToggle}
        >
          {editing ? w.policies.stopShort : w.policies.editShort}
        </button>
      </td>
    </tr>
  )
}
