/** A DMN model as read (OMG DMN 1.5 chapter 6): every part knows the element it came from. */
import type { XmlElement, XmlSource } from './read-xml.ts'

/** A FEEL text and the element that holds it. */
export type Text = { text: string; at: XmlElement }

/** Clause 7.3.2. `typeConstraint` (1.5) limits the whole value, `allowedValues` each item of a collection. */
export type ItemDefinition = {
  name: string
  typeRef: string | null
  isCollection: boolean
  allowedValues: Text | null
  typeConstraint: Text | null
  components: ItemDefinition[]
  /** Clause 7.3.3: the type of a function, when the item is one. */
  function: { parameters: Parameter[]; result: string | null } | null
  at: XmlElement
}

export type Named = { id: string; name: string; typeRef: string | null; at: XmlElement }
export type Parameter = { name: string; typeRef: string | null }

export type FunctionKind = 'FEEL' | 'Java' | 'PMML'

/** `none` is the logic nobody has written: it gives null (clause 6.3.7). */
export type Expression = { at: XmlElement; typeRef: string | null } & (
  | { form: 'none' }
  | { form: 'literal'; text: Text }
  | {
      form: 'context'
      entries: { name: string | null; typeRef: string | null; value: Expression }[]
    }
  | { form: 'invocation'; callee: Expression; bindings: { name: string; value: Expression }[] }
  | { form: 'list'; items: Expression[] }
  | { form: 'relation'; columns: Parameter[]; rows: Expression[] }
  | { form: 'function'; kind: FunctionKind; parameters: Parameter[]; body: Expression }
  | { form: 'table'; table: Table }
  | { form: 'if'; condition: Expression; yes: Expression; no: Expression }
  | { form: 'filter'; of: Expression; by: Expression }
  | { form: 'for' | 'some' | 'every'; variable: Parameter; in: Expression; body: Expression }
)

export type HitPolicy =
  | 'UNIQUE'
  | 'FIRST'
  | 'PRIORITY'
  | 'ANY'
  | 'COLLECT'
  | 'RULE ORDER'
  | 'OUTPUT ORDER'
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT' | null

/** Clause 8: `text` of an output column is its name, of an input column its expression. */
export type Table = {
  id: string
  at: XmlElement
  hitPolicy: HitPolicy
  aggregation: Aggregation
  inputs: { label: string; expression: Text; typeRef: string | null; values: Text | null }[]
  outputs: { name: string; typeRef: string | null; values: Text | null; otherwise: Text | null }[]
  annotations: string[]
  rules: { id: string; inputs: Text[]; outputs: Text[]; annotations: Text[]; at: XmlElement }[]
}

/** `requires` hold references: see `Reference`. */
export type Decision = Named & {
  expression: Expression
  requires: Reference[]
  authorities: string[]
}
export type KnowledgeModel = Named & { logic: Expression; requires: Reference[] }

/** Clause 6.3.10. Its parameters are `inputData`, then `inputDecisions`. */
export type DecisionService = Named & {
  outputs: Reference[]
  inputDecisions: Reference[]
  inputData: Reference[]
}

/** One element of any model: `namespace#id`. */
export type Reference = string

export type Import = { namespace: string; name: string; at: XmlElement }

export type Model = {
  id: string
  name: string
  namespace: string
  source: XmlSource
  imports: Import[]
  itemDefinitions: ItemDefinition[]
  inputs: Named[]
  decisions: Decision[]
  knowledgeModels: KnowledgeModel[]
  decisionServices: DecisionService[]
  knowledgeSources: Map<string, string>
}
