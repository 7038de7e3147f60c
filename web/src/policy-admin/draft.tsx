import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useOfficer } from '../ui/officer.ts'

export type ParameterEdit = {
  name: string
  place: string
  value: number | boolean | string
  source: string
  article: string
  unit: string
  before: unknown
}
export type CellEdit = {
  policy: string
  tableId: string
  ruleId: string
  column: string
  text: string
  before: string
  /** The row as people call it. */
  row: string
}
export type Draft = {
  title: string
  effectiveFrom: string
  parameters: ParameterEdit[]
  cells: CellEdit[]
}

const emptyDraft: Draft = { title: '', effectiveFrom: '', parameters: [], cells: [] }

type Kept = { draft: Draft; change(next: Partial<Draft>): void; discard(): void }
const DraftContext = createContext<Kept | null>(null)

/** The change being written: kept in this tab, so that a reload or a look elsewhere loses nothing. */
export function DraftProvider({ children }: { children: ReactNode }) {
  const key = `draft ${useOfficer().id}`
  const [draft, setDraft] = useState(() => readDraft(key))
  useEffect(() => sessionStorage.setItem(key, JSON.stringify(draft)), [key, draft])
  const change = (next: Partial<Draft>) => setDraft((before) => ({ ...before, ...next }))
  return (
    <DraftContext value={{ draft, change, discard: () => setDraft(emptyDraft) }}>
      {children}
    </DraftContext>
  )
}

export function useDraft(): Kept {
  const kept = useContext(DraftContext)
  if (!kept) throw new Error('No draft: this page stands outside the policies face')
  return kept
}

export function isSameCell(a: Omit<CellEdit, 'text' | 'before' | 'row'>, b: typeof a): boolean {
  return (
    a.policy === b.policy &&
    a.tableId === b.tableId &&
    a.ruleId === b.ruleId &&
    a.column === b.column
  )
}

/** The cells with one more edit; an edit back to the text in force is none. */
export function withCell(cells: CellEdit[], edit: CellEdit): CellEdit[] {
  const others = cells.filter((cell) => !isSameCell(cell, edit))
  return edit.text === edit.before ? others : [...others, edit]
}

/** What the api takes; what stands in the draft for the eye only stays here. */
export function contentOf({ parameters, cells }: Draft) {
  return {
    parameters: parameters.map(({ name, place, value, source, article }) => ({
      name,
      place,
      value,
      source,
      ...(article ? { article } : {}),
    })),
    cells: cells.map(({ before: _before, row: _row, ...cell }) => cell),
  }
}

function readDraft(key: string): Draft {
  try {
    return { ...emptyDraft, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>) }
  } catch {
    return emptyDraft
  }
}
