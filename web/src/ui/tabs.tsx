import { type KeyboardEvent, useId } from 'react'

/** A row of tabs: arrows move, one stop for the tab key. The panel with `panelId` is the caller's. */
export function Tabs<Name extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  panelId,
}: {
  label: string
  tabs: { name: Name; words: string }[]
  chosen: Name
  onChoose: (name: Name) => void
  panelId: (name: Name) => string
}) {
  const id = useId()
  const tabId = (name: Name) => `${id}-${name}`
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const index = tabs.findIndex((tab) => tab.name === chosen)
    const next = tabs[(index + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onChoose(next.name)
    document.getElementById(tabId(next.name))?.focus()
  }
  return (
    <div role="tablist" aria-label={label} className="tabs" onKeyDown={onKeyDown}>
      {tabs.map(({ name, words }) => (
        <button
          key={name}
          id={tabId(name)}
          type="button"
          role="tab"
          aria-selected={name === chosen}
          aria-controls={panelId(name)}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {words}
        </button>
      ))}
    </div>
  )
}
