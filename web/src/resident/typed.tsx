import { createContext, type ReactNode, useContext } from 'react'

const Typed = createContext<FormData | undefined>(undefined)

/** Around a page: what stood in its form before it was asked for again. */
export function TypedAgain({
  form,
  children,
}: {
  form: FormData | undefined
  children: ReactNode
}) {
  return <Typed value={form}>{children}</Typed>
}

/** What was typed in a field before the page was asked for again; else what the page would show. */
export function useTyped(name: string, otherwise: string | undefined): string | undefined {
  const form = useContext(Typed)
  if (!form) return otherwise
  const value = form.get(name)
  return typeof value === 'string' ? value : otherwise
}

/** What was chosen among several, likewise. */
export function useChosen(name: string, otherwise: string[]): string[] {
  const form = useContext(Typed)
  return form ? form.getAll(name).map(String) : otherwise
}
