/** A FEEL expression as data (OMG DMN 1.5 clause 10.3). `from` and `to` are offsets in its text. */
import type { Type } from './type.ts'

export type Span = { from: number; to: number }

export type BinaryOperator = '+' | '-' | '*' | '/' | '**'
export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** Where a name was found: a slot of the frame, a node of the decision graph, a field of `item`. */
export type Binding =
  /** `growing`: the list is still being made, so whoever keeps it takes a copy. */
  | { in: 'slot'; slot: number; growing?: true }
  | { in: 'node'; node: number }
  /** One variant of a built-in function, or whichever fits the values. */
  | { in: 'builtin'; name: string; variant: number | null }
  | { in: 'field'; slot: number; name: string; otherwise: Binding | null }

/** `typeText` is null where no type is written. */
export type FunctionParameter = { name: string; typeText: string | null; type: Type; slot: number }

export type Iterator = { name: string; in: Feel; to: Feel | null; slot: number }

/** `type` is filled in by the check, `binding` and `slot` too; a tree is checked exactly once. */
export type Feel = Span & { type: Type } & FeelForm

export type FeelForm =
  | { form: 'number'; text: string }
  | { form: 'string'; value: string }
  | { form: 'boolean'; value: boolean }
  | { form: 'null' }
  | { form: 'at'; text: string }
  | { form: 'name'; name: string; binding: Binding | null }
  | { form: 'path'; of: Feel; field: string }
  | { form: 'filter'; of: Feel; by: Feel; slot: number }
  | { form: 'arithmetic'; operator: BinaryOperator; left: Feel; right: Feel }
  | { form: 'negate'; of: Feel }
  | { form: 'compare'; operator: CompareOperator; left: Feel; right: Feel }
  | { form: 'and' | 'or'; left: Feel; right: Feel }
  | { form: 'between'; of: Feel; low: Feel; high: Feel }
  | { form: 'in'; of: Feel; tests: Feel[]; slot: number }
  | { form: 'range'; low: Feel | null; high: Feel | null; lowClosed: boolean; highClosed: boolean }
  | { form: 'if'; condition: Feel; yes: Feel; no: Feel }
  | { form: 'for'; iterators: Iterator[]; body: Feel; partialSlot: number }
  | { form: 'some' | 'every'; iterators: Iterator[]; body: Feel }
  | { form: 'list'; items: Feel[] }
  | { form: 'context'; entries: { name: string; value: Feel; slot: number }[] }
  /** `self` is the slot of the entry that the function is: it may call itself. */
  | { form: 'function'; parameters: FunctionParameter[]; body: Feel; self: number | null }
  /** A function outside FEEL: `body` is the context that names it (clause 10.3.2.13.3). */
  | { form: 'external'; parameters: FunctionParameter[]; body: Feel }
  | { form: 'call'; of: Feel; args: Feel[]; names: string[] | null }
  | { form: 'instance'; of: Feel; typeText: string; asked: Type | null }
  | { form: 'tests'; tests: Feel[]; not: boolean; slot: number }
  | { form: 'test'; operator: CompareOperator; right: Feel }
  | { form: 'any' }
