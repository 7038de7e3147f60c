import type { PageContext } from '../context.ts'
import { HouseholdPicture } from '../household-picture.tsx'
import type { Decision } from './results.tsx'

/** Who counts in this programme and who does not, each with the reason, by the masked names of the register. */
export function Composition({
  page,
  members,
  people,
}: {
  page: PageContext
  members: Decision['members']
  people: { personId: string; nameMasked: string; relation: string; adult: boolean }[]
}) {
  const { w, terms } = page
  if (members.length === 0) return null
  return (
    <>
      <h2>{w.results.composition}</h2>
      <HouseholdPicture
        page={page}
        people={members
          .filter(({ counts, why }) => counts && why !== 'UNKNOWN')
          .map(({ personId }) => ({
            isChild: people.find((each) => each.personId === personId)?.adult === false,
          }))}
      />
      <dl className="rows">
        {members.map((member, index) => {
          const person = people.find(({ personId }) => personId === member.personId)
          const relation = person ? (terms.relation[person.relation] ?? terms.relationOther) : ''
          return (
            <div key={member.personId ?? index}>
              <dt>{person ? `${person.nameMasked} ${relation}` : w.results.person(index + 1)}</dt>
              <dd>
                {member.why === 'UNKNOWN'
                  ? w.results.countsUnknown
                  : member.counts
                    ? w.results.counts
                    : w.results.doesNotCount}
                <span className="small">{member.title}</span>
              </dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}
