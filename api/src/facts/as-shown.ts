import type { KnownFact } from './assemble.ts'
import { ofOthers } from './catalogue.ts'

/** Supporters live elsewhere: the household sees of whom something is known, never the supporters' own figures. */
export function asShown(fact: KnownFact): KnownFact {
  if (!ofOthers.has(fact.name)) return fact
  const hidden = (value: unknown) =>
    Array.isArray(value)
      ? value.map(({ forPersonId }: { forPersonId: string }) => ({ forPersonId }))
      : null
  return {
    ...fact,
    value: hidden(fact.value),
    said: fact.said.map((each) => ({ ...each, value: hidden(each.value) })),
  }
}
