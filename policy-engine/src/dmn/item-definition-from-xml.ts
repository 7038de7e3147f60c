/** Item definitions (OMG DMN 1.5 clauses 7.3.2 and 7.3.3), read from XML. */
import { attribute, child, childrenNamed, parameter, textIn } from './expression-from-xml.ts'
import type { ItemDefinition, Text } from './model.ts'
import type { XmlElement } from './read-xml.ts'

export function itemDefinition(element: XmlElement): ItemDefinition {
  const typeRef = child(element, 'typeRef')
  const signature = child(element, 'functionItem')
  return {
    name: (attribute(element, 'name') ?? '').trim(),
    typeRef: typeRef ? typeRef.text.trim() : null,
    isCollection: attribute(element, 'isCollection')?.trim() === 'true',
    allowedValues: testsIn(element, 'allowedValues'),
    typeConstraint: testsIn(element, 'typeConstraint'),
    components: childrenNamed(element, 'itemComponent').map(itemDefinition),
    function: signature && {
      parameters: childrenNamed(signature, 'parameters').map(parameter),
      result: attribute(signature, 'outputTypeRef'),
    },
    at: element,
  }
}

function testsIn(element: XmlElement, name: string): Text | null {
  const tests = child(element, name)
  return tests && textIn(tests)
}
