/** Item definitions → types (OMG DMN 1.5 clause 7.3.2). */
import { problemAt } from '../dmn/expression-from-xml.ts'
import type { ItemDefinition, Model, Text } from '../dmn/model.ts'
import type { PolicyProblem } from '../dmn/problem.ts'
import { FeelError } from '../feel/feel-error.ts'
import type { Feel } from '../feel/tree.ts'
import { testsFromText } from '../feel/tree-from-text.ts'
import { ANY, builtInType, listOf, type Type } from '../feel/type.ts'

/** Every named type of a model; problems are added to `problems`. */
export function typesFromModel(model: Model, problems: PolicyProblem[]): Map<string, Type> {
  const types = new Map<string, Type>()
  const definitions = new Map(model.itemDefinitions.map((one) => [one.name, one]))
  const underWay = new Set<string>()

  const typeNamed = (name: string, at: ItemDefinition): Type => {
    const builtIn = builtInType(name)
    if (builtIn) return builtIn
    const known = types.get(name)
    if (known) return known
    const definition = definitions.get(name)
    if (!definition || underWay.has(name)) {
      const message = definition ? `type ${name} contains itself` : `there is no type ${name}`
      problems.push(problemAt(model.source, at.at, message))
      return ANY
    }
    underWay.add(name)
    const type = typeOf(definition)
    underWay.delete(name)
    types.set(name, type)
    return type
  }

  const typeOf = (definition: ItemDefinition): Type => {
    const fields = definition.components.map((one) => [one.name, typeOf(one)] as const)
    const single: Type =
      fields.length > 0
        ? { kind: 'context', fields: new Map(fields), name: definition.name, open: false }
        : definition.typeRef
          ? limited(typeNamed(definition.typeRef, definition), definition)
          : ANY
    return definition.isCollection ? listOf(single) : single
  }

  for (const definition of model.itemDefinitions) typeNamed(definition.name, definition)
  return types
}

/** Allowed values that are a plain list of texts become part of the type. */
function limited(type: Type, definition: ItemDefinition): Type {
  if (type.kind !== 'string' || !definition.allowedValues) return type
  const tests = listedIn(definition.allowedValues)
  const values = tests.map((test) => (test.form === 'string' ? test.value : null))
  return values.length > 0 && values.every((value) => value !== null)
    ? { kind: 'string', values }
    : type
}

/** The tests of a list of values; none when it is no such list. */
export function listedIn({ text }: Text): Feel[] {
  try {
    const tests = testsFromText(text)
    return tests.form === 'tests' && !tests.not ? tests.tests : []
  } catch (error) {
    if (error instanceof FeelError) return []
    throw error
  }
}
