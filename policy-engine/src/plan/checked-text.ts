/** One FEEL text of a model → tree, with names bound and types checked. */
import { problemAt } from '../dmn/expression-from-xml.ts'
import type { Parameter, Text } from '../dmn/model.ts'
import type { PolicyProblem } from '../dmn/problem.ts'
import type { Problems } from '../dmn/problems.ts'
import type { XmlElement, XmlSource } from '../dmn/read-xml.ts'
import { check } from '../feel/check.ts'
import { FeelError } from '../feel/feel-error.ts'
import type { Finding } from '../feel/finding.ts'
import { type Scope, scopeWith, spacedNames } from '../feel/scope.ts'
import type { Feel } from '../feel/tree.ts'
import { expressionFromText, testsFromText } from '../feel/tree-from-text.ts'
import { ANY, BOOLEAN, NULL, type Type } from '../feel/type.ts'
import { typeFromText } from '../feel/type-from-text.ts'

/** Where a text stands: what names mean there, and which of them the parser must know. */
export type Place = {
  scope: Scope
  names: ReadonlyMap<string, Type>
  source: XmlSource
  types: ReadonlyMap<string, Type>
  problems: Problems
  warnings: Problems
}

export const NOTHING: Feel = { form: 'null', type: NULL, from: 0, to: 0 }

/** The place inside a part that knows more names; with `item`, its fields are names too. */
export function placeWith(place: Place, names: [string, Type][], item?: string): Place {
  const scope = scopeWith(place.scope, names, item)
  const fields = names.flatMap(([name, type]) =>
    name === item && type.kind === 'context' ? [...type.fields] : [],
  )
  return { ...place, scope, names: new Map([...place.names, ...fields, ...names]) }
}

/** A text that is not FEEL becomes a problem, and null. */
export function checkedText({ text, at }: Text, kind: 'expression' | 'tests', place: Place): Feel {
  const { scope, source, problems, warnings } = place
  const known = spacedNames(place.names)
  try {
    const tree = kind === 'tests' ? testsFromText(text, known) : expressionFromText(text, known)
    check(tree, scope, (finding) =>
      (finding.severity === 'error' ? problems : warnings).add(() =>
        problemOf(finding, source, at),
      ),
    )
    return tree
  } catch (error) {
    if (!(error instanceof FeelError)) throw error
    problems.add(() => problemOf(error.finding, source, at))
    return { ...NOTHING, type: kind === 'tests' ? BOOLEAN : ANY }
  }
}

/** A finding with the place of its text in the model. */
export function problemOf(
  { severity: _, message, at: span, ...parts }: Finding,
  source: XmlSource,
  at: XmlElement,
): PolicyProblem {
  return { ...problemAt(source, at, message, span.from), ...parts }
}

/** The type a `typeRef` names; any type when it names none, which is a problem when it tries to. */
export function declaredType(
  { typeRef }: Pick<Parameter, 'typeRef'>,
  at: XmlElement,
  { source, types, problems }: Pick<Place, 'source' | 'types' | 'problems'>,
): Type {
  if (typeRef === null) return ANY
  const type = typeFromText(typeRef, types)
  if (!type) {
    const message = `there is no type ${typeRef}`
    problems.add(() => ({ ...problemAt(source, at, message), code: 'noType', name: typeRef }))
  }
  return type ?? ANY
}
