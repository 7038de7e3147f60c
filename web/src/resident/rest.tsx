import type { ReactNode } from 'react'
import type { PageContext } from './context.ts'

/**
 * What stands beside the one thing of a page. In elder mode a page shows one thing, and the rest is a touch away;
 * otherwise it is simply there.
 */
export function Rest({
  page,
  title,
  children,
}: {
  page: PageContext
  /** What the fold is called; else "more". */
  title?: string
  children: ReactNode
}) {
  if (!page.elder) return <>{children}</>
  return (
    <details className="rest">
      <summary>{title ?? page.w.frame.more}</summary>
      {children}
    </details>
  )
}
