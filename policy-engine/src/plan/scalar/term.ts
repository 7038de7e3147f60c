/**
 * What a FEEL expression is while a plan is made scalar: not a value yet, but how to get one. A list is
 * asked for under the loops that are open at its place of use, so that two loops over one list, one
 * inside the other, are told apart.
 */
import { type Loop, NotScalarError, type Scalar } from './scalar.ts'
import type { Scalars } from './scalars.ts'

export type Open = readonly Loop[]

/** Rows of facts (or, without loops, one written item), kept where `where` is true. */
export type ListPart = { loops: readonly Loop[]; where: Scalar | null; item: Term }

export type ListTerm = {
  is: 'list'
  at: (open: Open) => { parts: readonly ListPart[]; absent: Scalar }
}

export type Term =
  | { is: 'scalar'; of: Scalar }
  /** `over / under`, both whole; `under` is positive or null. */
  | { is: 'quotient'; over: Scalar; under: Scalar }
  | ListTerm
  /** Something that only one household at a time can have; using it says why. */
  | { is: 'not scalar'; why: string }
  | { is: 'context'; field: (name: string) => Term; isNull: Scalar }
  | {
      is: 'function'
      parameters: readonly string[]
      apply: (args: readonly Term[], open: Open) => Term
    }
  | {
      is: 'range'
      low: Term | null
      high: Term | null
      lowClosed: boolean
      highClosed: boolean
    }

export function scalarOf(term: Term): Scalar {
  if (term.is === 'scalar') return term.of
  if (term.is === 'not scalar') throw new NotScalarError(term.why)
  throw new NotScalarError(`a ${term.is} stands where a single value is needed`)
}

/** What is bound to each slot of the frame. */
export type Frame = ReadonlyMap<number, Term>

export function framed(frame: Frame, slot: number, term: Term): Frame {
  return new Map(frame).set(slot, term)
}

/** What has no scalar form stops the work only where it is used. */
export function attempted(get: () => Term): Term {
  try {
    return get()
  } catch (error) {
    if (error instanceof NotScalarError) return { is: 'not scalar', why: error.message }
    throw error
  }
}

export function contextTerm(make: Scalars, fields: ReadonlyMap<string, Term>): Term {
  return {
    is: 'context',
    isNull: make.NO,
    field: (name) => fields.get(name) ?? { is: 'scalar', of: make.NULL },
  }
}
