import { Link } from 'react-router'
import { body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { WhenLoaded } from '../ui/page.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import { date, moment } from '../words/format.ts'

/** The cards of a resident, and the way to a new one. */
export function PersonCards({ householdId, personId }: { householdId: string; personId: string }) {
  const { w, language } = useWords()
  const cards = useLoaded(personId, () =>
    body(
      api.staff.people[':householdId'][':personId'].cards.$get({
        param: { householdId, personId },
      }),
    ),
  )
  return (
    <section aria-labelledby="cards">
      <h2 id="cards">{w.people.cards}</h2>
      <WhenLoaded of={cards}>
        {({ cards: rows }) =>
          rows.length === 0 ? (
            <p>{w.people.noCards}</p>
          ) : (
            <ScrollTable
              caption={w.people.cardsCaption}
              hideCaption
              head={
                <>
                  <th scope="col">{w.people.serial}</th>
                  <th scope="col">{w.people.cardState}</th>
                  <th scope="col">{w.people.printedAt}</th>
                  <th scope="col">{w.people.activatedAt}</th>
                  <th scope="col">{w.people.expires}</th>
                </>
              }
            >
              {rows.map((card) => (
                <tr key={`${card.serialCheck} ${card.printedAt}`}>
                  <th scope="row">{card.serialCheck}</th>
                  <td>{w.people.cardStates[card.state]}</td>
                  <td>{moment(card.printedAt, language)}</td>
                  <td>{card.activatedAt ? moment(card.activatedAt, language) : '—'}</td>
                  <td>{date(card.expiresOn, language)}</td>
                </tr>
              ))}
            </ScrollTable>
          )
        }
      </WhenLoaded>
      <p className="row">
        <Link className="button" to={`/people/${householdId}/${personId}/card`}>
          {w.people.newCard}
        </Link>
        <Link className="button" to="/people/hand-over">
          {w.handOver.title}
        </Link>
      </p>
    </section>
  )
}
