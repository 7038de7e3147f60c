import { Link, useLocation } from 'react-router'
import { useWords } from '../ui/language.tsx'
import { useDraft } from './draft.tsx'

/** Says that a draft is open, wherever its author looks. */
export function DraftBar() {
  const { w } = useWords()
  const { draft } = useDraft()
  const { pathname } = useLocation()
  const count = draft.parameters.length + draft.cells.length
  if (count === 0 || pathname.endsWith('/changes/new')) return null
  return (
    <p className="note attention row">
      <span role="status">{w.policies.draft(count)}</span>
      <Link className="button primary" to="/policies/changes/new">
        {w.policies.toDraft}
      </Link>
    </p>
  )
}
