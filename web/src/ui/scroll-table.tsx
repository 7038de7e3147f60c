import type { ReactNode } from 'react'

/** A table that scrolls inside itself; the keyboard can scroll it too. */
export function ScrollTable({
  caption,
  head,
  children,
  hideCaption = false,
}: {
  caption: string
  head: ReactNode
  children: ReactNode
  hideCaption?: boolean
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption className={hideCaption ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
