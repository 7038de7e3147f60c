import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { body } from '../api.ts'
import { SelectField, TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { PageTitle } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { useAct } from '../ui/use-act.ts'
import { type Purpose, purposes } from './purposes.ts'

type Found = { householdId: string; personId: string; nameMasked: string; divisionCode: number }

/** Finds a resident of the officer's divisions by full name or ID number. */
export function SearchPeople() {
  const { w } = useWords()
  const [people, setPeople] = useState<Found[]>()
  const [purpose, setPurpose] = useState<Purpose>('assist')
  const { run, busy, problem } = useAct(async (form: FormData) => {
    const chosen = form.get('purpose') as Purpose
    const json = { query: String(form.get('query')), purpose: chosen }
    const found = await body(api.staff.people.search.$post({ json }))
    setPurpose(chosen)
    setPeople(found.people)
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(new FormData(event.currentTarget))
  }
  return (
    <>
      <PageTitle>{w.people.title}</PageTitle>
      <form onSubmit={onSubmit} className="panel search">
        <TextField
          label={w.people.query}
          hint={w.people.queryHint}
          name="query"
          required
          maxLength={40}
        />
        <SelectField
          label={w.people.purpose}
          name="purpose"
          options={purposes.map((value) => ({ value, words: w.people.purposes[value] }))}
        />
        <ProblemNote problem={problem} />
        <button type="submit" className="primary" disabled={busy}>
          {w.people.search}
        </button>
      </form>
      <div role="status">
        {people ? (
          people.length === 0 ? (
            <p>{w.people.nobody}</p>
          ) : (
            <p>{w.people.found(people.length)}</p>
          )
        ) : (
          <p className="hint">{w.people.before}</p>
        )}
      </div>
      {people && people.length > 0 ? (
        <ScrollTable
          caption={w.people.found(people.length)}
          hideCaption
          head={
            <>
              <th scope="col">{w.people.name}</th>
              <th scope="col">{w.people.division}</th>
              <th scope="col">{w.people.record}</th>
            </>
          }
        >
          {people.map((person) => (
            <tr key={person.personId}>
              <th scope="row">{person.nameMasked}</th>
              <td>{person.divisionCode}</td>
              <td>
                <Link to={`/people/${person.householdId}/${person.personId}?purpose=${purpose}`}>
                  {w.people.open(person.nameMasked)}
                </Link>
              </td>
            </tr>
          ))}
        </ScrollTable>
      ) : null}
    </>
  )
}
