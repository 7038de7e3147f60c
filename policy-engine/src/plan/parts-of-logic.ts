import type { Logic } from './plan.ts'

/** The logic directly inside another; a table holds trees only. */
export function partsOfLogic(logic: Logic): Logic[] {
  switch (logic.form) {
    case 'feel':
    case 'table':
      return []
    case 'list':
      return logic.items
    case 'function':
    case 'external':
      return [logic.body]
    case 'context':
      return logic.entries.map(({ value }) => value)
    case 'call':
      return [logic.callee, ...logic.args]
    case 'if':
      return [logic.condition, logic.yes, logic.no]
    case 'filter':
      return [logic.of, logic.by]
    case 'for':
    case 'some':
    case 'every':
      return [logic.in, logic.body]
    case 'conform':
      return [logic.of]
  }
}
