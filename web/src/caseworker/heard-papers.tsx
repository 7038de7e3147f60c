import { useWords } from '../ui/language.tsx'

/** Photos and papers given with what a resident says. */
export function HeardPapers({
  householdId,
  documentIds,
}: {
  householdId: string
  documentIds: string[]
}) {
  const { w } = useWords()
  if (documentIds.length === 0) return null
  return (
    <p className="row">
      {w.heard.papers}
      {w.colon}
      {documentIds.map((id, index) => (
        <a key={id} href={`/api/staff/evidence/${householdId}/${id}`} download>
          {w.heard.paper(index + 1)}
        </a>
      ))}
    </p>
  )
}
