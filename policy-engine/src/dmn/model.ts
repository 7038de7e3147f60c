/** A DMN model as read (OMG DMN 1.5 chapter 6): every part knows the element it came from. */
import type { XmlElement, XmlSource } from './read-xml.ts'

/** A FEEL text and the element that holds it. */
export type Text = { text: string; at: XmlElement }

export type ItemDefinition = {
  name: string
  typeRef: string | null
  isCollection: boolean
  allowedValues: Text | null
  components: ItemDefinition[]
  at: XmlElement
}

export type Named = { id: string; name: string; typeRef: string | null; at: XmlElement }
export type Parameter = { name: string; typeRef: string | null }

export type Expression = { at: XmlElement; typeRef: string | null } & (
  | { form: 'literal'; text: Text }
  | {
      form: 'context'
      entries: { name: string | null; typeRef: string | null; value: Expression }[]
    }
  | { form: 'invocation'; callee: Expression; bindings: { name: string; value: Expression }[] }
  | { form: 'list'; items: Expression[] }
  | { form: 'relation'; columns: string[]; rows: Expression[] }
  | { form: 'function'; parameters: Parameter[]; body: Expression }
  | { form: 'table'; table: Table }
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
  hitPolicy: HitPolicy
  aggregation: Aggregation
  inputs: { label: string; expression: Text; values: Text | null }[]
  outputs: { name: string; typeRef: string | null; values: Text | null; otherwise: Text | null }[]
  annotations: string[]
  rules: { id: string; inputs: Text[]; outputs: Text[]; annotations: Text[]; at: XmlElement }[]
}

export type Decision = Named & { expression: Expression; requires: string[]; authorities: string[] }
export type KnowledgeModel = Named & { logic: Expression; requires: string[] }

export type Model = {
  id: string
  name: string
  source: XmlSource
  itemDefinitions: ItemDefinition[]
  inputs: Named[]
  decisions: Decision[]
  knowledgeModels: KnowledgeModel[]
  knowledgeSources: Map<string, string>
}
