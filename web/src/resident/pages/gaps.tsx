import { body } from '../../api.ts'
import type { PageContext } from '../context.ts'

/** Departments that gave no answer the last time they were asked: the result may change when they do. */
export async function departmentsWithoutAnswer({ api }: PageContext): Promise<string[]> {
  const { run } = await body(api.facts.pool.$get())
  const without = run?.answers.filter(({ problem }) => problem && problem !== 'noConsent') ?? []
  return [...new Set(without.map(({ department }) => department))]
}

/** Says so beside whatever rests on their answers; never silently without them. */
export function Gaps({ page: { w, terms }, gaps }: { page: PageContext; gaps: string[] }) {
  if (gaps.length === 0) return null
  return (
    <p className="note attention">
      {w.results.partial(gaps.map((each) => terms.department[each] ?? each).join(w.listSeparator))}
    </p>
  )
}
