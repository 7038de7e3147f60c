import { Link, useParams, useSearchParams } from 'react-router'
import { body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { useOfficer } from '../ui/officer.ts'
import { PageTitle, WhenLoaded } from '../ui/page.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import { AskDepartments } from './ask-departments.tsx'
import { InvitePasskey, InvitePhone } from './invite-phone.tsx'
import { PersonCards } from './person-cards.tsx'
import { PersonConsents } from './person-consents.tsx'
import { isPurpose } from './purposes.ts'

/** A resident's record: masked data, household, consents, cards. */
export function PersonRecord() {
  const { w, language } = useWords()
  const { role } = useOfficer()
  const { householdId = '', personId = '' } = useParams()
  const [search] = useSearchParams()
  const asked = search.get('purpose')
  const purpose = isPurpose(asked) ? asked : 'assist'
  const record = useLoaded(`${personId} ${purpose}`, () =>
    body(
      api.staff.people[':householdId'][':personId'].$get({
        param: { householdId, personId },
        query: { purpose },
      }),
    ),
  )
  const handsOut = role === 'communityWorker' || role === 'townCaseworker'
  return (
    <WhenLoaded of={record}>
      {(person) => (
        <>
          <PageTitle>{`${person.name} ${w.people.record}`}</PageTitle>
          <dl className="pairs">
            <dt>{w.people.citizenId}</dt>
            <dd>{person.citizenIdMasked}</dd>
            <dt>{w.people.phone}</dt>
            <dd>{person.phoneMasked ?? w.people.noPhone}</dd>
            <dt>{w.people.village}</dt>
            <dd>
              {language === 'zh' ? person.village : person.villageEn} ({person.divisionCode})
            </dd>
          </dl>
          <p className="row">
            <Link className="button" to="/people/meet">
              {w.people.toMeet}
            </Link>
          </p>
          <PersonConsents householdId={householdId} mayEnter={handsOut} />
          {handsOut ? (
            <>
              <AskDepartments householdId={householdId} />
              <PersonCards householdId={householdId} personId={personId} />
              <InvitePhone personId={personId} />
              <InvitePasskey personId={personId} />
            </>
          ) : null}
        </>
      )}
    </WhenLoaded>
  )
}
