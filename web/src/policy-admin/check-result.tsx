import { Icon } from '../ui/icon.tsx'
import { useWords } from '../ui/language.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'

export type Checked = {
  passed: number
  failed: number
  failures: { policy: string; name: string; message: string }[]
}

/** How many cases pass, and each that fails by name. */
export function CheckResult({ checked }: { checked: Checked }) {
  const { w, terms } = useWords()
  return (
    <>
      <p className="row">
        <span className="badge good">
          <Icon name="check" /> {w.policies.passed(checked.passed)}
        </span>
        <span className={checked.failed > 0 ? 'badge bad' : 'badge'}>
          <Icon name={checked.failed > 0 ? 'cross' : 'minus'} /> {w.policies.failed(checked.failed)}
        </span>
      </p>
      {checked.failures.length > 0 ? (
        <ScrollTable
          caption={w.policies.failures}
          head={
            <>
              <th scope="col">{w.policies.policy}</th>
              <th scope="col">{w.policies.caseName}</th>
              <th scope="col">{w.policies.message}</th>
            </>
          }
        >
          {checked.failures.map((failure) => (
            <tr key={`${failure.policy} ${failure.name} ${failure.message}`}>
              <td>{terms.programme[failure.policy] ?? failure.policy}</td>
              <th scope="row">{failure.name}</th>
              <td>{failure.message}</td>
            </tr>
          ))}
        </ScrollTable>
      ) : null}
    </>
  )
}
