/** The logic of one node → term. */
import type { Logic } from '../plan.ts'
import { conforming } from './conforming.ts'
import { either, fromFeel, type Lowering, truthOf } from './from-feel.ts'
import { fromTable } from './from-table.ts'
import { listOf } from './lists.ts'
import { scalar } from './numbers.ts'
import { NotScalarError } from './scalar.ts'
import { attempted, contextTerm, type Frame, framed, type Open, type Term } from './term.ts'

export function fromLogic(logic: Logic, frame: Frame, open: Open, context: Lowering): Term {
  const { make } = context
  switch (logic.form) {
    case 'feel':
      return fromFeel(logic.tree, frame, open, context)
    case 'list':
      return listOf(
        make,
        logic.items.map((item) => fromLogic(item, frame, open, context)),
      )
    case 'table':
      return fromTable(logic.table, frame, open, context)
    case 'function':
      return {
        is: 'function',
        parameters: logic.parameters.map(({ name }) => name),
        apply: (args, under) => {
          const within = new Map(frame)
          for (const [index, { slot, type }] of logic.parameters.entries()) {
            within.set(slot, conforming(args[index] ?? scalar(make.NULL), type))
          }
          return fromLogic(logic.body, within, under, context)
        },
      }
    case 'context': {
      let within = frame
      const fields = new Map<string, Term>()
      for (const { name, slot, value } of logic.entries) {
        if (name === null) return fromLogic(value, within, open, context)
        const here = within
        const term = attempted(() => fromLogic(value, here, open, context))
        fields.set(name, term)
        if (slot >= 0) within = framed(within, slot, term)
      }
      return contextTerm(make, fields)
    }
    case 'call': {
      const callee = fromLogic(logic.callee, frame, open, context)
      if (callee.is !== 'function') throw new NotScalarError('a call of what is no known function')
      const args = callee.parameters.map((name) => {
        const given = logic.args[logic.names.indexOf(name)]
        return given ? fromLogic(given, frame, open, context) : scalar(make.NULL)
      })
      return callee.apply(args, open)
    }
    case 'conform':
      return conforming(fromLogic(logic.of, frame, open, context), logic.type)
    case 'if':
      return either(
        make,
        make.isTrue(truthOf(make, fromLogic(logic.condition, frame, open, context))),
        () => fromLogic(logic.yes, frame, open, context),
        () => fromLogic(logic.no, frame, open, context),
      )
    default:
      throw new NotScalarError(`the boxed form ${(logic as { form: string }).form}`)
  }
}
