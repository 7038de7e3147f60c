import { Icon, type IconName } from '../ui/icon.tsx'
import { useWords } from '../ui/language.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { factValue } from '../words/fact-value.ts'
import type { CaseData, KnownFact } from './case-data.ts'

const looks: Record<KnownFact['quality'], { icon: IconName; tone: string }> = {
  ok: { icon: 'check', tone: 'good' },
  declared: { icon: 'check', tone: '' },
  stale: { icon: 'clock', tone: 'attention' },
  missing: { icon: 'question', tone: '' },
  conflict: { icon: 'alert', tone: 'bad' },
}

/** Facts of the household and of each member, what was declared beside what the registers say. */
export function CaseFacts({ data }: { data: CaseData }) {
  const { w, terms } = useWords()
  const groups = [
    { id: null, who: w.case.household },
    ...data.facts.members.map((member) => ({
      id: member.personId,
      who: `${member.nameMasked} (${terms.relation[member.relation] ?? terms.relationOther})`,
    })),
  ]
  return (
    <>
      <h3>{w.case.factsTitle}</h3>
      {groups.map(({ id, who }) => {
        const facts = data.facts.known.filter((fact) => fact.personId === id)
        const doubtful = facts.some(
          (fact) => fact.quality === 'conflict' || fact.quality === 'stale',
        )
        return (
          <details key={id ?? 'household'} open={id === null || doubtful}>
            <summary>{w.case.factsOf(who)}</summary>
            <FactTable
              caption={w.case.factsOf(who)}
              facts={facts}
              answers={id === null ? data.answers : {}}
            />
          </details>
        )
      })}
    </>
  )
}

/** Everything said about a fact, the same word of one source once; one source alone stands in the fact's own fields. */
function everythingSaid(fact: KnownFact) {
  if (fact.said.length > 0) {
    const newestFirst = [...fact.said].sort((a, b) => b.asOf.localeCompare(a.asOf))
    const key = (each: (typeof newestFirst)[number]) =>
      `${each.source} ${JSON.stringify(each.value)}`
    return newestFirst.filter(
      (each, index) => newestFirst.findIndex((other) => key(other) === key(each)) === index,
    )
  }
  return fact.source && fact.asOf
    ? [{ source: fact.source, value: fact.value, asOf: fact.asOf }]
    : []
}

function FactTable({
  caption,
  facts,
  answers,
}: {
  caption: string
  facts: KnownFact[]
  answers: CaseData['answers']
}) {
  const { w, terms } = useWords()
  const withData = (fact: KnownFact) =>
    everythingSaid(fact).length > 0 || answers[fact.name] !== undefined
  const shown = facts.filter(withData)
  const empty = facts.filter((fact) => !withData(fact))
  return (
    <>
      {shown.length > 0 ? (
        <ScrollTable
          caption={caption}
          hideCaption
          head={
            <>
              <th scope="col">{w.case.fact}</th>
              <th scope="col">{w.case.declared}</th>
              <th scope="col">{w.case.registers}</th>
              <th scope="col">{w.case.used}</th>
            </>
          }
        >
          {shown.map((fact) => (
            <FactRow key={fact.name} fact={fact} answer={answers[fact.name]} />
          ))}
        </ScrollTable>
      ) : null}
      {empty.length > 0 ? (
        <details>
          <summary>{w.case.unknownFacts(empty.length)}</summary>
          <ul>
            {empty.map((fact) => (
              <li key={fact.name}>
                {terms.fact[fact.name] ?? fact.name}
                {fact.reason ? `${w.colon}${terms.reason[fact.reason] ?? fact.reason}` : ''}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function FactRow({ fact, answer }: { fact: KnownFact; answer: unknown }) {
  const { w, terms, language } = useWords()
  const said = everythingSaid(fact)
  const declared = said.filter((each) => each.source === 'declared')
  const registers = said.filter((each) => each.source !== 'declared')
  const { icon, tone } = looks[fact.quality]
  return (
    <tr>
      <th scope="row">{terms.fact[fact.name] ?? fact.name}</th>
      <td>
        {declared.map((each) => (
          <div key={each.asOf}>
            {factValue(fact.name, each.value, language)}
            <p className="hint day">{each.asOf}</p>
          </div>
        ))}
        {declared.length === 0 && answer !== undefined
          ? factValue(fact.name, answer, language)
          : null}
      </td>
      <td>
        {registers.map((each) => (
          <div key={`${each.source} ${each.asOf} ${JSON.stringify(each.value)}`}>
            {factValue(fact.name, each.value, language)}
            <p className="hint">
              {w.sourceAsOf(terms.department[each.source] ?? each.source, each.asOf)}
            </p>
          </div>
        ))}
      </td>
      <td>
        <span className={`badge ${tone}`}>
          <Icon name={icon} /> {w.case.quality[fact.quality]}
        </span>
        {fact.reason && fact.quality !== 'ok' ? (
          <p className="hint">{terms.reason[fact.reason] ?? fact.reason}</p>
        ) : null}
      </td>
    </tr>
  )
}
