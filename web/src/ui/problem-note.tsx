import type { ApiProblem } from '../api.ts'
import { useWords } from './language.tsx'

/** What went wrong, said at once to everybody, beside the form it belongs to. */
export function ProblemNote({
  problem,
  lookAgain,
}: {
  problem: ApiProblem | undefined
  /** Offered when a colleague was faster. */
  lookAgain?: () => void
}) {
  const { w, problems } = useWords()
  if (!problem) return null
  return (
    <div role="alert" className="note bad">
      <p>
        <strong>{w.errorTitle}</strong>
      </p>
      <p>{problems[problem.code]}</p>
      {problem.faults.length > 0 ? (
        <>
          <p>{w.wrongPlaces}</p>
          <ul>
            {problem.faults.map((fault) => (
              <li key={fault.at}>
                <code>{fault.at}</code> {fault.expected}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {problem.code === 'state_changed' && lookAgain ? (
        <button type="button" onClick={lookAgain}>
          {w.lookAgain}
        </button>
      ) : null}
    </div>
  )
}
