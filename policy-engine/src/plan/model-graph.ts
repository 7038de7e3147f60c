/** The requirements graph (OMG DMN 1.5 clause 6.2) over a model and all that it imports. */
import { problemAt } from '../dmn/expression-from-xml.ts'
import type { Decision, DecisionService, KnowledgeModel, Model, Named } from '../dmn/model.ts'
import type { Problems } from '../dmn/problems.ts'

export type Element = { model: Model; key: string; requires: string[] } & (
  | { kind: 'input'; of: Named }
  | { kind: 'decision'; of: Decision }
  | { kind: 'function'; of: KnowledgeModel }
  | { kind: 'decision service'; of: DecisionService }
)

/** A longer chain of requirements is refused: nobody could follow it. */
const CHAIN_LIMIT = 1000

/** What is required comes first; otherwise the order of the files. A circle is a problem. */
export function elementsInOrder(models: readonly Model[], problems: Problems): Element[] {
  const elements = new Map(models.flatMap(elementsOf).map((element) => [element.key, element]))
  const ordered: Element[] = []
  const state = new Map<string, 'open' | 'done'>()

  const visit = (element: Element, depth: number): void => {
    const { key, model, of } = element
    if (state.get(key) === 'done') return
    const again = state.get(key) === 'open'
    if (again || depth > CHAIN_LIMIT) {
      const message = again ? 'requires itself' : `requires more than ${CHAIN_LIMIT} in a row`
      problems.add(() => problemAt(model.source, of.at, `${of.name} ${message}`))
      return
    }
    state.set(key, 'open')
    for (const required of element.requires) {
      const found = elements.get(required)
      // A function may call itself: its body is not run to make it.
      if (found === element && element.kind === 'function') continue
      if (found) visit(found, depth + 1)
      else {
        const name = required.replace(`${model.namespace}#`, '')
        problems.add(() => problemAt(model.source, of.at, `requires ${name}, which does not exist`))
      }
    }
    state.set(key, 'done')
    ordered.push(element)
  }
  for (const element of elements.values()) visit(element, 0)
  return ordered
}

function elementsOf(model: Model): Element[] {
  const keyOf = ({ id }: Named) => ({ model, key: `${model.namespace}#${id}` })
  return [
    ...model.inputs.map((of) => ({ ...keyOf(of), kind: 'input' as const, of, requires: [] })),
    ...model.knowledgeModels.map((of) => ({
      ...keyOf(of),
      kind: 'function' as const,
      of,
      requires: of.requires,
    })),
    ...model.decisions.map((of) => ({
      ...keyOf(of),
      kind: 'decision' as const,
      of,
      requires: of.requires,
    })),
    ...model.decisionServices.map((of) => ({
      ...keyOf(of),
      kind: 'decision service' as const,
      of,
      requires: [...of.inputData, ...of.inputDecisions, ...of.outputs],
    })),
  ]
}
