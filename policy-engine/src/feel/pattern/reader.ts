import { PatternError } from './pattern.ts'

/** Reads a pattern one character after the other. `next` looks ahead and gives '' at the end. */
export type Reader = {
  next: (ahead?: number) => string
  /** Throws PatternError at the end of the pattern. */
  take: () => string
  takeIf: (character: string) => boolean
}

export function readerOf(text: string): Reader {
  const characters = [...text]
  let at = 0
  const next = (ahead = 0) => characters[at + ahead] ?? ''
  const take = () => {
    const character = characters[at]
    if (character === undefined) throw new PatternError('the pattern ends too early')
    at += 1
    return character
  }
  return {
    next,
    take,
    takeIf: (character) => {
      if (next() !== character) return false
      at += 1
      return true
    },
  }
}
