/** Imports (OMG DMN 1.5 clause 6.3.3): which models take part, and by which names they are known. */
import { problemAt } from '../dmn/expression-from-xml.ts'
import type { Model } from '../dmn/model.ts'
import type { Problems } from '../dmn/problems.ts'

/** An import of a DMN model; other imports (PMML, XML Schema) name nothing in FEEL. */
export type ImportedModel = { name: string; model: Model }

/**
 * The model and all that it imports, the imported before the importing. `importsOf` gives the names
 * by which a model knows others. A missing model, and a circle, is a problem.
 */
export function importedModels(
  main: Model,
  available: readonly Model[],
  problems: Problems,
): { models: Model[]; importsOf: (model: Model) => ImportedModel[] } {
  const byNamespace = new Map(available.map((model) => [model.namespace, model]))
  byNamespace.set(main.namespace, main)
  const models: Model[] = []
  const imports = new Map<Model, ImportedModel[]>()

  const visit = (model: Model): void => {
    const known: ImportedModel[] = []
    imports.set(model, known)
    for (const { namespace, name, at } of model.imports) {
      const found = byNamespace.get(namespace)
      const inCircle = found && imports.has(found) && !models.includes(found)
      if (!found || inCircle) {
        const message = found
          ? `the import of ${namespace} comes back to this model`
          : `there is no model of namespace ${namespace} to import`
        problems.add(() => problemAt(model.source, at, message))
        continue
      }
      known.push({ name, model: found })
      if (!imports.has(found)) visit(found)
    }
    models.push(model)
  }
  visit(main)
  return { models, importsOf: (model) => imports.get(model) ?? [] }
}
