/** Logic of one node → closure. */
import type { Feel } from '../feel/tree.ts'
import { contextOf, type Value } from '../feel/value.ts'
import type { Logic } from '../plan/plan.ts'
import { called, functionFrom } from './code-from-call.ts'
import { type Compiling, codeFromFeel } from './code-from-feel.ts'
import { codeFromTable } from './code-from-table.ts'
import type { Code } from './run.ts'

const NOTHING_DECIDES: ReadonlySet<Feel> = new Set()

export function codeFromLogic(logic: Logic): Code {
  switch (logic.form) {
    case 'feel': {
      const context: Compiling = { text: logic.text, deciding: decidingIn(logic.tree) }
      return codeFromFeel(logic.tree, context)
    }
    case 'list': {
      const items = logic.items.map(codeFromLogic)
      return (run, frame) => items.map((item) => item(run, frame))
    }
    case 'function':
      return functionFrom(logic.parameters, codeFromLogic(logic.body))
    case 'call':
      return called(codeFromLogic(logic.callee), logic.args.map(codeFromLogic), logic.names)
    case 'table':
      return codeFromTable(logic.table, (tree) =>
        codeFromFeel(tree, { text: '', deciding: NOTHING_DECIDES }),
      )
    case 'context':
      return contextCode(logic)
  }
}

function contextCode(logic: Logic & { form: 'context' }): Code {
  const entries = logic.entries.map(({ name, slot, value }) => ({
    name,
    slot,
    value: codeFromLogic(value),
  }))
  const result = entries.find(({ name }) => name === null)
  return (run, frame) => {
    run.spend(entries.length)
    const named: [string, Value][] = []
    for (const { name, slot, value } of entries) {
      if (name === null) continue
      const found = value(run, frame)
      if (slot >= 0) frame[slot] = found
      named.push([name, found])
    }
    return result ? result.value(run, frame) : contextOf(named)
  }
}

/** The comparisons whose answer can be the answer of the whole: through if, and, or, not. */
function decidingIn(tree: Feel): Set<Feel> {
  switch (tree.form) {
    case 'compare':
      return tree.operator === '=' || tree.operator === '!=' ? new Set() : new Set([tree])
    case 'and':
    case 'or':
      return new Set([...decidingIn(tree.left), ...decidingIn(tree.right)])
    case 'if':
      return new Set([...decidingIn(tree.yes), ...decidingIn(tree.no)])
    case 'call':
      return new Set(tree.args.flatMap((arg) => [...decidingIn(arg)]))
    default:
      return new Set()
  }
}
