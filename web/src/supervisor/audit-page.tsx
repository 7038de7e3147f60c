import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page.tsx'

/** What auditors may expect of this release: honest and short. */
export default function AuditPage() {
  const { w } = useWords()
  return (
    <>
      <PageTitle>{w.audit.title}</PageTitle>
      <p>{w.audit.text}</p>
      <p>{w.audit.verify}</p>
    </>
  )
}
