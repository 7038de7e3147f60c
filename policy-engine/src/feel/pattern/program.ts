/** Pattern → a list of steps for the matcher. Counted repetitions are written out. */
import { type CharacterSet, type Pattern, PatternError } from './pattern.ts'

/** `to` and `or` are places in the program; a slot of `mark` is a place where a position is kept. */
export type Step =
  | { do: 'character'; in: CharacterSet }
  | { do: 'start' | 'end' }
  | { do: 'again'; number: number }
  | { do: 'mark'; slot: number }
  /** Fails when nothing was read since the mark: a loop that reads nothing would never end. */
  | { do: 'moved'; slot: number }
  | { do: 'go'; to: number }
  | { do: 'try'; to: number; or: number }
  | { do: 'found' }

export type Program = { steps: readonly Step[]; slots: number; groups: number }

const STEPS_LIMIT = 5_000

/** Slots 2n and 2n+1 hold where group n begins and ends. Throws PatternError when it grows too long. */
export function programFrom(pattern: Pattern, groups: number): Program {
  const steps: Step[] = []
  let slots = 2 * (groups + 1)
  const add = (step: Step): number => {
    if (steps.length >= STEPS_LIMIT) throw new PatternError('the pattern is too long')
    return steps.push(step) - 1
  }

  const write = (part: Pattern): void => {
    switch (part.form) {
      case 'character':
        add({ do: 'character', in: part.in })
        return
      case 'start':
      case 'end':
        add({ do: part.form })
        return
      case 'again':
        add({ do: 'again', number: part.number })
        return
      case 'sequence':
        for (const one of part.of) write(one)
        return
      case 'group':
        if (part.number !== null) add({ do: 'mark', slot: 2 * part.number })
        write(part.of)
        if (part.number !== null) add({ do: 'mark', slot: 2 * part.number + 1 })
        return
      case 'choice':
        writeChoice(part.of)
        return
      case 'repeat':
        writeRepeat(part)
        return
    }
  }

  const writeChoice = (of: readonly Pattern[]): void => {
    const ends: number[] = []
    for (const [index, one] of of.entries()) {
      if (index === of.length - 1) {
        write(one)
        break
      }
      const fork = add({ do: 'try', to: steps.length + 1, or: 0 })
      write(one)
      ends.push(add({ do: 'go', to: 0 }))
      steps[fork] = { do: 'try', to: fork + 1, or: steps.length }
    }
    for (const end of ends) steps[end] = { do: 'go', to: steps.length }
  }

  const fork = (at: number, greedy: boolean, inside: number, past: number): void => {
    steps[at] = greedy ? { do: 'try', to: inside, or: past } : { do: 'try', to: past, or: inside }
  }

  const writeRepeat = ({ of, least, most, greedy }: Pattern & { form: 'repeat' }): void => {
    for (let time = 0; time < least; time += 1) write(of)
    if (most === Number.POSITIVE_INFINITY) {
      const slot = slots
      slots += 1
      const at = add({ do: 'try', to: 0, or: 0 })
      add({ do: 'mark', slot })
      write(of)
      add({ do: 'moved', slot })
      add({ do: 'go', to: at })
      fork(at, greedy, at + 1, steps.length)
      return
    }
    const forks: number[] = []
    for (let time = least; time < most; time += 1) {
      forks.push(add({ do: 'try', to: 0, or: 0 }))
      write(of)
    }
    for (const at of forks) fork(at, greedy, at + 1, steps.length)
  }

  write(pattern)
  add({ do: 'found' })
  return { steps, slots, groups }
}
