import type { InferResponseType } from 'hono/client'
import { useState } from 'react'
import { body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { PageTitle, WhenLoaded } from '../ui/page.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { showValue } from '../ui/show-value.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { useDraft } from './draft.tsx'
import { ParameterForm } from './parameter-form.tsx'

type Answer = Extract<InferResponseType<typeof api.staff.parameters.$get>, { inForce: unknown }>
export type Parameter = Answer['inForce'][number]

/** Every amount and limit that holds here today, and the way to change one. */
export function ParametersPage() {
  const { w } = useWords()
  const parameters = useLoaded('parameters', () => body(api.staff.parameters.$get({ query: {} })))
  const [chosen, setChosen] = useState<Parameter>()
  return (
    <>
      <PageTitle>{w.policies.parametersTitle}</PageTitle>
      <p>{w.policies.parametersLead}</p>
      {chosen ? (
        <ParameterForm key={chosen.name} parameter={chosen} onDone={() => setChosen(undefined)} />
      ) : null}
      <WhenLoaded of={parameters}>
        {({ inForce, rows }) => (
          <>
            <ParameterTable
              caption={w.policies.parametersCaption}
              rows={inForce}
              onChange={setChosen}
            />
            <details>
              <summary>{w.policies.history}</summary>
              <ParameterTable caption={w.policies.history} rows={rows} />
            </details>
          </>
        )}
      </WhenLoaded>
    </>
  )
}

function ParameterTable({
  caption,
  rows,
  onChange,
}: {
  caption: string
  rows: Parameter[]
  onChange?: (parameter: Parameter) => void
}) {
  const { w, language } = useWords()
  const { draft } = useDraft()
  return (
    <ScrollTable
      caption={caption}
      head={
        <>
          <th scope="col">{w.policies.name}</th>
          <th scope="col" className="money">
            {w.policies.value}
          </th>
          <th scope="col">{w.policies.place}</th>
          <th scope="col">{w.policies.from}</th>
          <th scope="col">{w.policies.source}</th>
          {onChange ? <th scope="col">{w.policies.changeShort}</th> : null}
        </>
      }
    >
      {rows.map((row) => (
        <tr key={`${row.name} ${row.place} ${row.from}`}>
          <th scope="row">
            {w.parameter[row.name] ?? row.name} <code className="hint">{row.name}</code>{' '}
            {row.example ? <span className="badge attention">{w.policies.example}</span> : null}
          </th>
          <td className="money">{showValue(row.value, row.unit, language)}</td>
          <td>{row.place}</td>
          <td className="day">{row.from}</td>
          <td>
            {row.source}
            {row.article ? <p className="hint">{row.article}</p> : null}
          </td>
          {onChange ? (
            <td>
              <button
                type="button"
                className="small"
                aria-label={w.policies.change(row.name)}
                onClick={() => onChange(row)}
              >
                {w.policies.changeShort}
              </button>
              {draft.parameters.some((each) => each.name === row.name) ? (
                <p className="hint">{w.policies.inDraft}</p>
              ) : null}
            </td>
          ) : null}
        </tr>
      ))}
    </ScrollTable>
  )
}
