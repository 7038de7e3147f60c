import type { Expression } from './model.ts'

/** The expressions directly inside a boxed expression, in the order of the file (clause 10.2.1). */
export function partsOf(expression: Expression): Expression[] {
  switch (expression.form) {
    case 'none':
    case 'literal':
    case 'table':
      return []
    case 'context':
      return expression.entries.map(({ value }) => value)
    case 'invocation':
      return [expression.callee, ...expression.bindings.map(({ value }) => value)]
    case 'list':
      return expression.items
    case 'relation':
      return expression.rows
    case 'function':
      return [expression.body]
    case 'if':
      return [expression.condition, expression.yes, expression.no]
    case 'filter':
      return [expression.of, expression.by]
    case 'for':
    case 'some':
    case 'every':
      return [expression.in, expression.body]
  }
}
