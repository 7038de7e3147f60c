/** A file of test cases in the format of the DMN compatibility kit (`testCases.xsd`). */
import { attribute, child, childrenNamed } from '../dmn/expression-from-xml.ts'
import { PolicyError } from '../dmn/problem.ts'
import { readXml, type XmlElement } from '../dmn/read-xml.ts'
import { numberFromText } from '../feel/number.ts'
import {
  dateFromText,
  dateTimeFromText,
  durationFromText,
  timeFromText,
} from '../feel/temporal-from-text.ts'
import { contextOf, type Value } from '../feel/value.ts'
import type { GivenValue } from '../invoke.ts'

export type ExpectedResult = { name: string; namespace?: string; expected: Value }

/** `invocable` names what a case of kind decisionService or bkm calls. */
export type TestCase = {
  id: string
  kind: 'decision' | 'decisionService' | 'bkm'
  invocable: string | null
  inputs: GivenValue[]
  results: ExpectedResult[]
}

/** `model` is the file of the model. */
export type TestCases = { model: string | null; cases: TestCase[] }

/** Null when the XML holds something else. Throws PolicyError when it is no XML or has a wrong value. */
export function testCasesFrom(xml: string, file: string): TestCases | null {
  const { root } = readXml(xml, file)
  if (root.name !== 'testCases') return null
  return {
    model: child(root, 'modelName')?.text.trim() ?? null,
    cases: childrenNamed(root, 'testCase').map((element, index) => ({
      id: attribute(element, 'id') ?? String(index + 1),
      kind: (attribute(element, 'type') ?? 'decision') as TestCase['kind'],
      invocable: attribute(element, 'invocableName'),
      inputs: childrenNamed(element, 'inputNode').map((input) => ({
        ...nameOf(input),
        value: valueIn(input, file),
      })),
      results: childrenNamed(element, 'resultNode').map((result) => {
        const expected = child(result, 'expected')
        return { ...nameOf(result), expected: expected ? valueIn(expected, file) : null }
      }),
    })),
  }
}

function nameOf(element: XmlElement): { name: string; namespace?: string } {
  const namespace = attribute(element, 'namespace')
  return { name: attribute(element, 'name') ?? '', ...(namespace === null ? {} : { namespace }) }
}

/** Clause of the schema `valueType`: one value, a list of items, or components of a context. */
function valueIn(element: XmlElement, file: string): Value {
  if (isNil(element)) return null
  const list = child(element, 'list')
  if (list) {
    return isNil(list) ? null : childrenNamed(list, 'item').map((item) => valueIn(item, file))
  }
  const components = childrenNamed(element, 'component')
  if (components.length > 0) {
    return contextOf(components.map((one) => [attribute(one, 'name') ?? '', valueIn(one, file)]))
  }
  const value = child(element, 'value')
  return value && !isNil(value) ? simpleValue(value, file) : null
}

function isNil(element: XmlElement): boolean {
  const nil = [...element.attributes].find(([name]) => name.replace(/^.*:/, '') === 'nil')?.[1]
  return nil === 'true' || nil === '1'
}

function simpleValue(element: XmlElement, file: string): Value {
  const written = [...element.attributes].find(([name]) => /:type$/.test(name))?.[1] ?? 'string'
  const type = written.replace(/^.*:/, '')
  const text = type === 'string' ? element.text : element.text.trim()
  const value = valueOfType(type, text)
  if (value !== null) return value
  const message = `"${text}" is not of the type ${type}`
  throw new PolicyError([{ file, elementId: null, line: null, column: null, message }])
}

function valueOfType(type: string, text: string): Value {
  switch (type) {
    case 'string':
      return text
    case 'boolean':
      return text === 'true' || text === '1'
    case 'date':
      return dateFromText(text)
    case 'time':
      return timeFromText(text)
    case 'dateTime':
      return dateTimeFromText(text)
    case 'duration':
    case 'dayTimeDuration':
    case 'yearMonthDuration':
      return durationFromText(text)
    case 'decimal':
    case 'double':
    case 'float':
    case 'integer':
    case 'int':
    case 'long':
      return numberFromText(text)
    default:
      return null
  }
}
