import type { ProblemCode } from '../api.ts'
import type { Language } from './language.ts'
import type { ResidentWords } from './resident.ts'
import type { terms } from './terms.ts'

/**
 * Everything that the residents' pages say, in one language. A file in `tongues/` is a language: its name is the
 * language's code, and nothing else has to be told of it.
 */
export type Tongue = {
  /** What its speakers call it; stands on the button that changes to it. */
  name: string
  /** BCP 47: tells a screen reader how to speak. */
  tag: string
  /** The law is written in two languages: in which of them its sentences, and all figures, are shown here. */
  language: Language
  words: ResidentWords
  terms: (typeof terms)[Language]
  problems: Record<ProblemCode, string>
}
