import { type ReactNode, useEffect } from 'react'
import { useWords } from './language.tsx'
import { ProblemNote } from './problem-note.tsx'
import type { Loaded } from './use-loaded.ts'

/** The one h1 of a page, which is the document's title too. */
export function PageTitle({ children }: { children: string }) {
  const { w } = useWords()
  useEffect(() => {
    document.title = `${children} – ${w.brand}`
  }, [children, w.brand])
  return <h1>{children}</h1>
}

/** Bars in place of what is coming. */
export function Loading() {
  const { w } = useWords()
  return (
    <div className="loading" role="status">
      <span>{w.loading}</span>
      <div aria-hidden="true" className="bar wide" />
      <div aria-hidden="true" className="bar" />
      <div aria-hidden="true" className="bar wide" />
    </div>
  )
}

/** What was loaded; until then bars, and on a problem its words and another try. Old data stays in view. */
export function WhenLoaded<Data>({
  of,
  children,
}: {
  of: Loaded<Data>
  children: (data: Data) => ReactNode
}) {
  const { w } = useWords()
  return (
    <>
      {of.problem ? (
        <>
          <ProblemNote problem={of.problem} />
          <p>
            <button type="button" onClick={() => void of.reload()}>
              {w.retry}
            </button>
          </p>
        </>
      ) : null}
      {of.data === undefined ? of.problem ? null : <Loading /> : children(of.data)}
    </>
  )
}
