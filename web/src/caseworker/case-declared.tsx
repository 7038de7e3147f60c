import { useWords } from '../ui/language.tsx'
import { moment } from '../words/format.ts'
import type { CaseData } from './case-data.ts'

/** Who lives there as the applicant declares it, beside a register that stays as it is; and the cases handed in together. */
export function CaseDeclared({ data }: { data: CaseData }) {
  const { w, terms, language } = useWords()
  return (
    <>
      {data.together.length > 0 ? (
        <>
          <h3>{w.case.together}</h3>
          <ul>
            {data.together.map((each) => (
              <li key={each.id}>
                {terms.programme[each.programme] ?? each.programme}{' '}
                <span className="hint">
                  {each.reference}, {terms.state[each.state] ?? each.state}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {data.declaredMembers.length > 0 ? (
        <>
          <h3>{w.case.declaredMembers}</h3>
          <p className="hint">{w.case.declaredHint}</p>
          <ul>
            {data.declaredMembers.map((each) => (
              <li key={each.id}>
                <strong>
                  <bdi>{each.name}</bdi>
                </strong>{' '}
                {terms.relation[each.relation] ?? terms.relationOther}:{' '}
                {each.change === 'joined' ? w.case.joined : w.case.left}
                {each.change === 'joined' ? ` · ${each.citizenId ?? w.case.noCitizenId}` : ''}{' '}
                <span className="hint">{moment(each.declaredAt, language)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
