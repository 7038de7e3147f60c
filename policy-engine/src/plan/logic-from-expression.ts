/** One boxed expression → logic (OMG DMN 1.5 clause 10.2), with its FEEL texts bound and typed. */
import type { Expression, Parameter } from '../dmn/model.ts'
import { newSlot } from '../feel/scope.ts'
import { ANY, BOOLEAN, either, listOf, NULL, type Type } from '../feel/type.ts'
import { checkedText, declaredType, NOTHING, type Place, placeWith } from './checked-text.ts'
import { tableFromModel } from './logic-from-table.ts'
import type { FunctionType, Logic } from './plan.ts'

export type Typed<Of = Logic> = { logic: Of; type: Type }

/** Logic that nobody has written gives null (clause 6.3.7). */
const NO_LOGIC: Typed = { logic: { form: 'feel', tree: NOTHING, text: '' }, type: NULL }

/**
 * The logic gives a value of the type the expression declares, or null; of a table and a function the
 * declared type is that of one row or of the result. Problems are collected, not thrown, so that an
 * author sees all of them at once.
 */
export function logicFromExpression(expression: Expression, place: Place): Typed {
  const typed = logicOf(expression, place)
  if (expression.form === 'table' || expression.form === 'function') return typed
  return conforming(typed, declaredType(expression, expression.at, place))
}

function logicOf(expression: Expression, place: Place): Typed {
  const inner = (part: Expression, within = place) => logicFromExpression(part, within)
  switch (expression.form) {
    case 'none':
      return NO_LOGIC
    case 'literal': {
      const tree = checkedText(expression.text, 'expression', place)
      return { logic: { form: 'feel', tree, text: expression.text.text }, type: tree.type }
    }
    case 'list':
      return listed(expression.items.map((item) => inner(item)))
    case 'relation':
      return listed(expression.rows.map((row) => rowOf(expression, row, place)))
    case 'invocation': {
      const callee = inner(expression.callee)
      const args = expression.bindings.map((binding) => inner(binding.value).logic)
      const type = callee.type.kind === 'function' ? callee.type.result : ANY
      const given = expression.bindings.map((binding) => binding.name)
      return { logic: { form: 'call', callee: callee.logic, args, names: given }, type }
    }
    case 'function':
      return functionLogic(expression, place)
    case 'context':
      return contextLogic(expression, place)
    case 'table': {
      const { plan, type } = tableFromModel(expression.table, place)
      return { logic: { form: 'table', table: plan }, type }
    }
    case 'if': {
      const [condition, yes, no] = [expression.condition, expression.yes, expression.no].map(
        (part) => inner(part),
      ) as [Typed, Typed, Typed]
      return {
        logic: { form: 'if', condition: condition.logic, yes: yes.logic, no: no.logic },
        type: either(yes.type, no.type),
      }
    }
    case 'filter': {
      const of = inner(expression.of)
      const within = placeWith(place, [['item', itemOf(of.type)]], 'item')
      const by = inner(expression.by, within)
      const slot = newSlot(within.scope, 'item')
      return { logic: { form: 'filter', of: of.logic, by: by.logic, slot }, type: ANY }
    }
    case 'for':
    case 'some':
    case 'every':
      return iteration(expression, place)
  }
}

/** The value made to fit a declared type; nothing changes where none is declared. */
export function conforming({ logic, type }: Typed, declared: Type): Typed {
  if (declared.kind === 'any') return { logic, type }
  return { logic: { form: 'conform', of: logic, type: declared }, type: declared }
}

function listed(items: Typed[]): Typed {
  const type = listOf(items.map((item) => item.type).reduce(either, NULL))
  return { logic: { form: 'list', items: items.map((item) => item.logic) }, type }
}

function itemOf(type: Type): Type {
  return type.kind === 'list' || type.kind === 'range' ? type.of : type
}

/** Clause 10.2.1.6: a row is a context with the columns as names. */
function rowOf(
  { columns }: Expression & { form: 'relation' },
  row: Expression,
  place: Place,
): Typed {
  const cells = row.form === 'list' ? row.items : []
  const typed = cells.map((cell, index) => {
    const column = columns[index]
    const declared = column ? declaredType(column, row.at, place) : ANY
    return { name: column?.name ?? '', ...conforming(logicFromExpression(cell, place), declared) }
  })
  const entries = typed.map(({ name, logic }) => ({ name, slot: -1, value: logic }))
  const fields = new Map(typed.map(({ name, type }) => [name, type]))
  return {
    logic: { form: 'context', entries },
    type: { kind: 'context', fields, name: null, open: false },
  }
}

/** The result is the entry without a name, or else all entries (clause 10.2.1.4). */
function contextLogic(expression: Expression & { form: 'context' }, place: Place): Typed {
  let within = place
  let result: Type | null = null
  const fields = new Map<string, Type>()
  const entries = expression.entries.map(({ name, typeRef, value }) => {
    const declared = declaredType({ typeRef }, value.at, place)
    const typed = conforming(logicFromExpression(value, within), declared)
    if (name === null) {
      result = typed.type
      return { name, slot: -1, value: typed.logic }
    }
    fields.set(name, typed.type)
    within = placeWith(within, [[name, typed.type]])
    return { name, slot: newSlot(within.scope, name), value: typed.logic }
  })
  const type: Type = result ?? { kind: 'context', fields, name: null, open: false }
  return { logic: { form: 'context', entries }, type }
}

/** The body of a function of kind Java or PMML says which function outside is meant. */
function functionLogic(expression: Expression & { form: 'function' }, place: Place): Typed {
  const { kind } = expression
  const parameters = expression.parameters.map((one): [string, Type] => [
    one.name,
    declaredType(one, expression.at, place),
  ])
  const within = placeWith(place, parameters)
  const body = logicFromExpression(expression.body, kind === 'FEEL' ? within : place)
  const slots = parameters.map(([name, type]) => ({
    name,
    slot: newSlot(within.scope, name),
    type,
  }))
  const stated = declaredType(expression, expression.at, place)
  const type: FunctionType = {
    kind: 'function',
    parameters: parameters.map(([, one]) => one),
    result: kind === 'FEEL' ? body.type : ANY,
  }
  const made: Typed<FunctionLogic> =
    kind === 'FEEL'
      ? { logic: { form: 'function', parameters: slots, body: body.logic, type }, type }
      : { logic: { form: 'external', kind, parameters: slots, body: body.logic, type }, type }
  return giving(made, stated)
}

export type FunctionLogic = Logic & { form: 'function' | 'external' }

/** A function is declared by its own type or, as older models have it, by the type of its result. */
export function giving({ logic, type }: Typed<FunctionLogic>, stated: Type): Typed<FunctionLogic> {
  const wanted = stated.kind === 'function' ? stated.result : stated
  if (wanted.kind === 'any') return { logic, type }
  const made: FunctionType = { ...logic.type, result: wanted }
  if (logic.form === 'external') return { logic: { ...logic, type: made }, type: made }
  const body = conforming({ logic: logic.body, type: logic.type.result }, wanted)
  return { logic: { ...logic, body: body.logic, type: made }, type: made }
}

type Iteration = Expression & { form: 'for' | 'some' | 'every'; variable: Parameter }

function iteration(expression: Iteration, place: Place): Typed {
  const source = logicFromExpression(expression.in, place)
  const item: [string, Type] = [expression.variable.name, itemOf(source.type)]
  const within = placeWith(place, [['partial', listOf(ANY)], item])
  let asksPartial = false
  const find = (name: string) => {
    asksPartial ||= name === 'partial'
    return within.scope.find(name)
  }
  const scope = { ...within.scope, find }
  const body = logicFromExpression(expression.body, { ...within, scope })
  return {
    logic: {
      form: expression.form,
      slot: newSlot(within.scope, expression.variable.name),
      partialSlot: asksPartial ? newSlot(within.scope, 'partial') : null,
      in: source.logic,
      body: body.logic,
    },
    type: expression.form === 'for' ? listOf(body.type) : BOOLEAN,
  }
}
