/** The types that parts of an expression have together (OMG DMN 1.5 clauses 10.3.2.3 and 10.3.2.5). */
import type { Builtin } from './builtins/builtin.ts'
import { alwaysNull, error, type Report } from './finding.ts'
import { declaredField } from './scope.ts'
import { PROPERTIES } from './temporal-property.ts'
import type { Feel } from './tree.ts'
import {
  ANY,
  BOOLEAN,
  DAYS_AND_TIME,
  disjoint,
  type FunctionType,
  listOf,
  NUMBER,
  STRING,
  type Type,
  typeName,
} from './type.ts'

export function itemOf(type: Type): Type {
  return type.kind === 'list' ? type.of : type
}

/** The type of a built-in function as a value: of the first way to call it, with what must be given. */
export function builtinType({ variants }: Builtin): FunctionType {
  const first = variants.find(({ repeats }) => !repeats)
  if (!first) return { kind: 'function', parameters: null, result: ANY }
  const parameters = first.parameters
    .filter(({ optional }) => !optional)
    .map(({ types: [type = ANY, ...more] }) => (more.length === 0 ? type : ANY))
  const result = typeof first.result === 'function' ? first.result(parameters) : first.result
  return { kind: 'function', parameters, result }
}

/** A field that a declared structure lacks is an error; a property that a value lacks is null. */
export function fieldType(tree: Feel & { form: 'path' }, type: Type, report: Report): Type {
  const { field } = tree
  switch (type.kind) {
    case 'list':
      return listOf(fieldType(tree, type.of, report))
    case 'context': {
      const declared = declaredField(type, field)
      if (declared !== null) {
        tree.field = declared
        return type.fields.get(declared) ?? ANY
      }
      if (!type.open) report(noField(tree, type))
      return ANY
    }
    case 'number':
    case 'string':
    case 'boolean':
    case 'function':
      report(noField(tree, type))
      return ANY
    case 'any':
    case 'null':
      return ANY
    default:
      return propertyType(tree, type, report)
  }
}

type WithProperties = Extract<Type, { kind: keyof typeof PROPERTIES }>

function propertyType(tree: Feel & { form: 'path' }, type: WithProperties, report: Report): Type {
  const { field } = tree
  if (!PROPERTIES[type.kind].includes(field)) {
    const message = `a ${typeName(type)} has no property ${field}, so this is always null`
    report(alwaysNull(message, tree, { name: field, found: typeName(type) }))
    return ANY
  }
  if (field === 'timezone') return STRING
  if (field === 'time offset') return DAYS_AND_TIME
  if (type.kind === 'range') return field.endsWith('included') ? BOOLEAN : type.of
  return NUMBER
}

function noField(tree: Feel & { form: 'path' }, type: Type) {
  const found = typeName(type)
  const whose = type.kind === 'context' && type.name !== null ? found : `a ${found}`
  return error('noField', `${whose} has no field ${tree.field}`, tree, { name: tree.field, found })
}

type Binary = Feel & { left: Feel; right: Feel }

const WITHOUT_ARITHMETIC = ['boolean', 'list', 'context', 'function', 'range']

export function arithmeticType(
  tree: Binary & { form: 'arithmetic' },
  left: Type,
  right: Type,
  report: Report,
): Type {
  if (left.kind === 'number' && right.kind === 'number') return NUMBER
  const neverFits =
    [left, right].some(({ kind }) => WITHOUT_ARITHMETIC.includes(kind)) ||
    ([left, right].some(({ kind }) => kind === 'string') &&
      (disjoint(left, right) || (left.kind === right.kind && tree.operator !== '+')))
  if (neverFits) warn(tree, left, right, report)
  if (tree.operator === '+' && left.kind === right.kind) return left
  const moments = ['date', 'time', 'date and time']
  const isBetween = moments.includes(left.kind) && moments.includes(right.kind)
  return tree.operator === '-' && isBetween ? DAYS_AND_TIME : ANY
}

export function comparedTypes(
  tree: Binary & { form: 'compare' },
  left: Type,
  right: Type,
  report: Report,
): Type {
  if (disjoint(left, right)) warn(tree, left, right, report)
  return BOOLEAN
}

function warn(tree: Binary & { operator: string }, left: Type, right: Type, report: Report): void {
  const [expected, found] = [typeName(left), typeName(right)]
  const message = `${expected} ${tree.operator} ${found} is always null`
  report(alwaysNull(message, tree, { name: tree.operator, expected, found }))
}
