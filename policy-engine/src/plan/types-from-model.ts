/** Item definitions → types (OMG DMN 1.5 clauses 7.3.2 and 7.3.3). */
import { problemAt } from '../dmn/expression-from-xml.ts'
import type { ItemDefinition, Model, Text } from '../dmn/model.ts'
import type { Problems } from '../dmn/problems.ts'
import { check } from '../feel/check.ts'
import { FeelError } from '../feel/feel-error.ts'
import { newSlot, rootScope, scopeWith } from '../feel/scope.ts'
import { testsFromText } from '../feel/tree-from-text.ts'
import { ANY, builtInType, type Limit, listOf, type Type } from '../feel/type.ts'
import { problemOf } from './checked-text.ts'

/** Definitions that refer to one another in a longer row than this are refused. */
const CHAIN_LIMIT = 200

/**
 * Every named type of a model, and of the models it imports as `prefix.name`. A type may contain
 * itself only through a component. Problems are added to `problems`.
 */
export function typesFromModel(
  model: Model,
  imported: ReadonlyMap<string, Type>,
  problems: Problems,
): Map<string, Type> {
  const types = new Map(imported)
  const definitions = new Map(model.itemDefinitions.map((one) => [one.name, one]))
  const underWay = new Set<string>()
  const complain = (at: ItemDefinition, message: string) =>
    problems.add(() => problemAt(model.source, at.at, message))

  const typeNamed = (name: string, at: ItemDefinition): Type => {
    const known = builtInType(name) ?? types.get(name)
    if (known) return known
    const definition = definitions.get(name)
    if (!definition) {
      complain(at, `there is no type ${name}`)
      return ANY
    }
    if (underWay.has(name) || underWay.size > CHAIN_LIMIT) {
      complain(at, underWay.has(name) ? `type ${name} contains itself` : 'too long a row of types')
      return ANY
    }
    underWay.add(name)
    const type = typeOf(definition, name)
    underWay.delete(name)
    types.set(name, type)
    return type
  }

  /** With `known`, the type is known by that name before its components are, which may name it. */
  const typeOf = (definition: ItemDefinition, known: string | null): Type => {
    const { isCollection, allowedValues, typeConstraint, components } = definition
    const fields = new Map<string, Type>()
    const named = isCollection ? `${definition.name} item` : definition.name
    const single: Type =
      components.length > 0
        ? { kind: 'context', fields, name: named, open: false }
        : limited(singleOf(definition), allowedValues)
    const type = limited(isCollection ? listOf(single) : single, typeConstraint)
    if (known !== null && components.length > 0) types.set(known, type)
    for (const one of components) fields.set(one.name, typeOf(one, null))
    return type
  }

  const singleOf = (definition: ItemDefinition): Type => {
    const { typeRef, function: signature } = definition
    if (typeRef !== null) return typeNamed(typeRef, definition)
    if (!signature) return ANY
    const typed = (name: string | null) => (name === null ? ANY : typeNamed(name, definition))
    return {
      kind: 'function',
      parameters: signature.parameters.map((one) => typed(one.typeRef)),
      result: typed(signature.result),
    }
  }

  const limited = (type: Type, tests: Text | null): Type => {
    if (!tests || tests.text === '') return type
    const values = type.kind === 'string' && !type.limits ? textsListed(tests) : null
    if (values) return { kind: 'string', values }
    const limit = limitFrom(type, tests)
    return limit ? { ...type, limits: [...(type.limits ?? []), limit] } : type
  }

  const limitFrom = (type: Type, { text, at }: Text): Limit | null => {
    const scope = scopeWith(rootScope(new Map(), types), [['?', type]])
    try {
      const tests = testsFromText(text)
      check(tests, scope, (finding) => {
        if (finding.severity === 'error') problems.add(() => problemOf(finding, model.source, at))
      })
      return { tests, slot: newSlot(scope, '?'), slots: scope.slots.count }
    } catch (error) {
      if (!(error instanceof FeelError)) throw error
      problems.add(() => problemOf(error.finding, model.source, at))
      return null
    }
  }

  for (const definition of model.itemDefinitions) typeNamed(definition.name, definition)
  return types
}

/** The texts of a plain list of texts: such limits are part of the type itself. */
function textsListed({ text }: Text): string[] | null {
  try {
    const tests = testsFromText(text)
    if (tests.form !== 'tests' || tests.not) return null
    const values = tests.tests.flatMap((test) => (test.form === 'string' ? [test.value] : []))
    return values.length === tests.tests.length && values.length > 0 ? values : null
  } catch (error) {
    if (error instanceof FeelError) return null
    throw error
  }
}
