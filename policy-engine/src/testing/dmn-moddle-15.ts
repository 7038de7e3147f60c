/**
 * dmn-moddle knows DMN 1.3. With the types that 1.4 and 1.5 added, and the namespace of 1.5, it
 * reads and writes what ours does: a second opinion for tests, not a part of the engine.
 */
import { DmnModdle } from 'dmn-moddle'
import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' }
import { DMN } from './a-model.ts'

const child = (name: string, type = 'ChildExpression') => ({
  name,
  type,
  xml: { serialize: 'property' },
})

const ADDED = [
  { name: 'ChildExpression', properties: [{ name: 'value', type: 'Expression' }] },
  {
    name: 'TypedChildExpression',
    superClass: ['ChildExpression'],
    properties: [{ name: 'typeRef', type: 'String', isAttr: true }],
  },
  {
    name: 'Conditional',
    superClass: ['Expression'],
    properties: [child('if'), child('then'), child('else')],
  },
  { name: 'Filter', superClass: ['Expression'], properties: [child('in'), child('match')] },
  {
    name: 'Iterator',
    isAbstract: true,
    superClass: ['Expression'],
    properties: [
      { name: 'iteratorVariable', type: 'String', isAttr: true },
      child('in', 'TypedChildExpression'),
    ],
  },
  { name: 'For', superClass: ['Iterator'], properties: [child('return')] },
  { name: 'Some', superClass: ['Iterator'], properties: [child('satisfies')] },
  { name: 'Every', superClass: ['Iterator'], properties: [child('satisfies')] },
]

/** An element as dmn-moddle has it: its type and its properties. */
export type ModdleElement = { $type: string; [name: string]: unknown }

export function dmnModdle15() {
  const types = dmn13.types.map((type) =>
    type.name === 'ItemDefinition'
      ? { ...type, properties: [...type.properties, child('typeConstraint', 'UnaryTests')] }
      : type,
  )
  return new DmnModdle({ dmn: { ...dmn13, uri: DMN, types: [...types, ...ADDED] } })
}
