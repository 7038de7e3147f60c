import { type FormEvent, useState } from 'react'
import { body } from '../api.ts'
import { CheckField, SelectField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { WhenLoaded } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { date } from '../words/format.ts'

/** Who of the household agreed to the check; a consent on paper is entered here. */
export function PersonConsents({
  householdId,
  mayEnter,
}: {
  householdId: string
  mayEnter: boolean
}) {
  const { w, terms, language } = useWords()
  const household = useLoaded(householdId, () =>
    body(api.staff.consents[':householdId'].$get({ param: { householdId } })),
  )
  const [entering, setEntering] = useState<{ personId: string; name: string }>()
  const [saved, setSaved] = useState(false)
  return (
    <section aria-labelledby="members">
      <h2 id="members">{w.people.members}</h2>
      <WhenLoaded of={household}>
        {({ members }) => (
          <>
            <ScrollTable
              caption={w.people.membersCaption}
              hideCaption
              head={
                <>
                  <th scope="col">{w.people.name}</th>
                  <th scope="col">{w.people.relation}</th>
                  <th scope="col">{w.people.consent}</th>
                </>
              }
            >
              {members.map((member) => (
                <tr key={member.personId}>
                  <th scope="row">{member.nameMasked}</th>
                  <td>
                    {terms.relation[member.relation] ?? terms.relationOther} ·{' '}
                    {member.adult ? w.people.adult : w.people.minor}
                  </td>
                  <td>
                    {member.consent ? (
                      w.people.consentGiven(
                        w.people.method[member.consent.method],
                        date(member.consent.expiresAt, language),
                      )
                    ) : (
                      <>
                        <span>{w.people.consentNone}</span>{' '}
                        {member.adult ? (
                          mayEnter ? (
                            <button
                              type="button"
                              className="small"
                              onClick={() => {
                                setSaved(false)
                                setEntering({ personId: member.personId, name: member.nameMasked })
                              }}
                            >
                              {w.people.enterPaper(member.nameMasked)}
                            </button>
                          ) : null
                        ) : (
                          <span className="hint">{w.people.guardian}</span>
                        )}
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </ScrollTable>
            <p role="status" className={saved ? 'note good' : undefined}>
              {saved ? w.people.paperSaved : ''}
            </p>
            {entering ? (
              <PaperConsent
                key={entering.personId}
                householdId={householdId}
                {...entering}
                onCancel={() => setEntering(undefined)}
                onSaved={async () => {
                  await household.reload()
                  setEntering(undefined)
                  setSaved(true)
                }}
              />
            ) : null}
          </>
        )}
      </WhenLoaded>
    </section>
  )
}

function PaperConsent({
  householdId,
  personId,
  name,
  onSaved,
  onCancel,
}: {
  householdId: string
  personId: string
  name: string
  onSaved: () => Promise<void>
  onCancel: () => void
}) {
  const { w, language } = useWords()
  const { run, busy, problem } = useAct(async (form: FormData) => {
    await body(
      api.staff.consents.$post({
        json: {
          householdId,
          personId,
          withMinors: form.get('withMinors') === 'on',
          language: form.get('spoken') === 'en' ? 'en' : 'zh',
          paperSigned: true,
        },
      }),
    )
    await onSaved()
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(new FormData(event.currentTarget))
  }
  return (
    <form className="panel" onSubmit={onSubmit}>
      <h3>{w.people.paperTitle(name)}</h3>
      <CheckField label={w.people.paperSigned} name="paperSigned" required />
      <CheckField label={w.people.withMinors} name="withMinors" />
      <SelectField
        label={w.people.spoken}
        name="spoken"
        defaultValue={language}
        options={[
          { value: 'zh', words: '中文' },
          { value: 'en', words: 'English' },
        ]}
      />
      <ProblemNote problem={problem} />
      <div className="row">
        <button type="submit" className="primary" disabled={busy}>
          {w.people.savePaper}
        </button>
        <button type="button" onClick={onCancel}>
          {w.cancel}
        </button>
      </div>
    </form>
  )
}
