import type { InferResponseType } from 'hono/client'
import { Link } from 'react-router'
import { useWords } from '../ui/language.tsx'
import type { api } from '../ui/office-api.ts'
import { WhenLoaded } from '../ui/page.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import type { Loaded } from '../ui/use-loaded.ts'
import { ApplyTogether } from './apply-together.tsx'

type Live = Extract<InferResponseType<typeof api.staff.presence.$get>, { presences: unknown }>

/** Residents who are here now, and what the meeting makes possible. */
export function PresenceList({ live }: { live: Loaded<Live> }) {
  const { w } = useWords()
  return (
    <section aria-labelledby="live">
      <h2 id="live">{w.meet.live}</h2>
      <WhenLoaded of={live}>
        {({ presences }) =>
          presences.length === 0 ? (
            <p>{w.meet.none}</p>
          ) : (
            <>
              <ScrollTable
                caption={w.meet.liveCaption}
                hideCaption
                head={
                  <>
                    <th scope="col">{w.people.name}</th>
                    <th scope="col">{w.people.purpose}</th>
                    <th scope="col">{w.meet.how}</th>
                    <th scope="col">{w.meet.timeLeft}</th>
                    <th scope="col">{w.people.record}</th>
                  </>
                }
              >
                {presences.map((each) => (
                  <tr key={each.id}>
                    <th scope="row">{each.nameMasked}</th>
                    <td>
                      {w.people.purposes[each.purpose as keyof typeof w.people.purposes] ??
                        each.purpose}
                    </td>
                    <td>{w.meet.hows[each.how]}</td>
                    <td>
                      <TimeLeft until={each.expiresAt} onEnd={() => void live.reload()} />
                    </td>
                    <td>
                      <Link to={`/people/${each.householdId}/${each.personId}`}>
                        {w.meet.record(each.nameMasked)}
                      </Link>
                    </td>
                  </tr>
                ))}
              </ScrollTable>
              <ApplyTogether />
            </>
          )
        }
      </WhenLoaded>
    </section>
  )
}
