/** The boxed expressions of a model (OMG DMN 1.5 clause 10.2.1 and chapter 8), read from XML. */
import type {
  Aggregation,
  Expression,
  FunctionKind,
  HitPolicy,
  Parameter,
  Table,
  Text,
} from './model.ts'
import { nearestId, positionIn } from './position.ts'
import { PolicyError, type PolicyProblem } from './problem.ts'
import type { XmlElement, XmlSource } from './read-xml.ts'
import { placeNow } from './splice-xml.ts'

const EXPRESSIONS = [
  'literalExpression',
  'context',
  'decisionTable',
  'invocation',
  'list',
  'relation',
  'functionDefinition',
  'conditional',
  'filter',
  'for',
  'some',
  'every',
]

/** The one expression inside an element; the form `none` when there is none. */
export function expressionIn(source: XmlSource, parent: XmlElement): Expression {
  const element = parent.children.find((one) => EXPRESSIONS.includes(one.name))
  return element ? expression(source, element) : { form: 'none', at: parent, typeRef: null }
}

function expression(source: XmlSource, element: XmlElement): Expression {
  const base = { at: element, typeRef: attribute(element, 'typeRef') }
  const inside = (parent: XmlElement): Expression => {
    const found = expressionIn(source, parent)
    if (found.form === 'none')
      throw new PolicyError([problemAt(source, parent, 'an expression is missing here')])
    return found
  }
  const part = (name: string): Expression => {
    const parent = child(element, name)
    if (!parent) throw new PolicyError([problemAt(source, element, `<${name}> is missing here`)])
    return inside(parent)
  }
  const items = (parent: XmlElement): Expression[] =>
    parent.children
      .filter((one) => EXPRESSIONS.includes(one.name))
      .map((one) => expression(source, one))
  switch (element.name) {
    case 'literalExpression':
      requireFeel(source, element)
      return { ...base, form: 'literal', text: textIn(element) }
    case 'decisionTable':
      return { ...base, form: 'table', table: table(source, element) }
    case 'list':
      return { ...base, form: 'list', items: items(element) }
    case 'relation':
      return {
        ...base,
        form: 'relation',
        columns: childrenNamed(element, 'column').map(parameter),
        rows: childrenNamed(element, 'row').map((row) => ({
          form: 'list',
          at: row,
          typeRef: null,
          items: items(row),
        })),
      }
    case 'context':
      return {
        ...base,
        form: 'context',
        entries: childrenNamed(element, 'contextEntry').map((entry) => {
          const variable = child(entry, 'variable')
          return {
            name: variable ? (attribute(variable, 'name') ?? '').trim() : null,
            typeRef: variable ? attribute(variable, 'typeRef') : null,
            value: inside(entry),
          }
        }),
      }
    case 'invocation':
      return {
        ...base,
        form: 'invocation',
        callee: inside(element),
        bindings: childrenNamed(element, 'binding').map((binding) => ({
          name: (attribute(child(binding, 'parameter') ?? binding, 'name') ?? '').trim(),
          value: inside(binding),
        })),
      }
    case 'functionDefinition':
      return functionIn(source, element)
    case 'conditional':
      return { ...base, form: 'if', condition: part('if'), yes: part('then'), no: part('else') }
    case 'filter':
      return { ...base, form: 'filter', of: part('in'), by: part('match') }
    case 'for':
    case 'some':
    case 'every': {
      const name = (attribute(element, 'iteratorVariable') ?? '').trim()
      const typeRef = attribute(child(element, 'in') ?? element, 'typeRef')
      return {
        ...base,
        form: element.name,
        variable: { name, typeRef: null },
        in: { ...part('in'), typeRef },
        body: part(element.name === 'for' ? 'return' : 'satisfies'),
      }
    }
    default:
      throw new PolicyError([
        problemAt(source, element, `there is no boxed expression <${element.name}>`),
      ])
  }
}

const FUNCTION_KINDS = ['FEEL', 'Java', 'PMML']

/** The function that an element with formal parameters and a body defines (clause 10.2.1.7). */
export function functionIn(
  source: XmlSource,
  element: XmlElement,
): Expression & { form: 'function' } {
  const kind = attribute(element, 'kind') ?? 'FEEL'
  if (!FUNCTION_KINDS.includes(kind)) {
    throw new PolicyError([problemAt(source, element, `there are no functions of kind ${kind}`)])
  }
  return {
    at: element,
    typeRef: attribute(element, 'typeRef'),
    form: 'function',
    kind: kind as FunctionKind,
    parameters: childrenNamed(element, 'formalParameter').map(parameter),
    body: expressionIn(source, element),
  }
}

export function parameter(element: XmlElement): Parameter {
  return {
    name: (attribute(element, 'name') ?? '').trim(),
    typeRef: attribute(element, 'typeRef'),
  }
}

/** Clause 7.3.1: a text says, or its model says for it, in which language it is written. */
function requireFeel(source: XmlSource, element: XmlElement): void {
  const language =
    attribute(element, 'expressionLanguage') ?? attribute(source.root, 'expressionLanguage')
  if (language === null || /feel/i.test(language)) return
  throw new PolicyError([
    problemAt(source, element, `an expression in ${language} is not read, only FEEL`),
  ])
}

const HIT_POLICIES = ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER']

function table(source: XmlSource, element: XmlElement): Table {
  const hitPolicy = attribute(element, 'hitPolicy') ?? 'UNIQUE'
  if (!HIT_POLICIES.includes(hitPolicy)) {
    throw new PolicyError([problemAt(source, element, `there is no hit policy ${hitPolicy}`)])
  }
  const inputs = childrenNamed(element, 'input').map((input) => {
    const written = child(input, 'inputExpression')
    const values = child(input, 'inputValues')
    const expressionText = written ? textIn(written) : { text: '', at: input }
    return {
      label: attribute(input, 'label') ?? expressionText.text,
      expression: expressionText,
      typeRef: written ? attribute(written, 'typeRef') : null,
      values: values ? textIn(values) : null,
    }
  })
  const outputs = childrenNamed(element, 'output').map((output) => {
    const values = child(output, 'outputValues')
    const otherwise = child(output, 'defaultOutputEntry')
    return {
      name: attribute(output, 'name') ?? '',
      typeRef: attribute(output, 'typeRef'),
      values: values ? textIn(values) : null,
      otherwise: otherwise ? textIn(otherwise) : null,
    }
  })
  const rules = childrenNamed(element, 'rule').map((rule) => {
    const entries = childrenNamed(rule, 'inputEntry').map(textIn)
    const results = childrenNamed(rule, 'outputEntry').map(textIn)
    if (entries.length !== inputs.length || results.length !== outputs.length) {
      throw new PolicyError([problemAt(source, rule, 'this rule has too many or too few cells')])
    }
    return {
      id: attribute(rule, 'id') ?? '',
      inputs: entries,
      outputs: results,
      annotations: childrenNamed(rule, 'annotationEntry').map(textIn),
      at: rule,
    }
  })
  return {
    id: attribute(element, 'id') ?? '',
    at: element,
    hitPolicy: hitPolicy as HitPolicy,
    aggregation: hitPolicy === 'COLLECT' ? aggregation(source, element) : null,
    inputs,
    outputs,
    annotations: childrenNamed(element, 'annotation').map((one) => attribute(one, 'name') ?? ''),
    rules,
  }
}

const AGGREGATIONS = ['SUM', 'MIN', 'MAX', 'COUNT']

function aggregation(source: XmlSource, element: XmlElement): Aggregation {
  const written = attribute(element, 'aggregation')
  if (written !== null && !AGGREGATIONS.includes(written)) {
    throw new PolicyError([problemAt(source, element, `there is no aggregation ${written}`)])
  }
  return written as Aggregation
}

export function attribute(element: XmlElement, name: string): string | null {
  return element.attributes.get(name) ?? null
}

export function child(element: XmlElement, name: string): XmlElement | null {
  return element.children.find((one) => one.name === name) ?? null
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((one) => one.name === name)
}

/** The `<text>` inside an element; the element itself when it has none. */
export function textIn(element: XmlElement): Text {
  const text = child(element, 'text')
  return { text: text?.text.trim() ?? '', at: text ?? element }
}

/** A problem at an element, or at an offset inside its text. */
export function problemAt(
  source: XmlSource,
  element: XmlElement,
  message: string,
  offset = 0,
): PolicyProblem {
  const start =
    element.inner && element.name === 'text'
      ? textStart(source, element)
      : placeNow(source, element.from)
  const { line, column } = positionIn(source, start + offset)
  return { file: source.file, elementId: nearestId(source, element), line, column, message }
}

/** Offsets count in the trimmed text; entities before the place shift it by a few columns. */
function textStart(source: XmlSource, element: XmlElement): number {
  const inner = element.inner ?? { from: element.from, to: element.to }
  const from = placeNow(source, inner.from)
  const raw = source.text.slice(from, placeNow(source, inner.to))
  const lead = /^\s*(<!\[CDATA\[)?\s*/.exec(raw)?.[0].length ?? 0
  return from + lead
}
