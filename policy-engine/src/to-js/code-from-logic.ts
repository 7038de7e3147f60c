/** Logic of one node → closure. */
import type { Feel } from '../feel/tree.ts'
import { contextOf, type Value } from '../feel/value.ts'
import type { Logic } from '../plan/plan.ts'
import { boxedConditional, boxedFilter, boxedFor, boxedQuantified } from './code-from-boxed.ts'
import { called, functionFrom } from './code-from-call.ts'
import { type Compiling, codeFromFeel } from './code-from-feel.ts'
import { codeFromTable } from './code-from-table.ts'
import { conformanceTo } from './conformance.ts'
import { externalFrom } from './external.ts'
import type { Code } from './run.ts'

const NOTHING_DECIDES: ReadonlySet<Feel> = new Set()
const cells = new WeakMap<Feel, Code>()

/** Cells with the same text are one tree, and then one closure; after an edit most are as before. */
function codeFromCell(tree: Feel): Code {
  const known = cells.get(tree) ?? codeFromFeel(tree, { text: '', deciding: NOTHING_DECIDES })
  cells.set(tree, known)
  return known
}

export function codeFromLogic(logic: Logic): Code {
  const code = codeFromLogic
  switch (logic.form) {
    case 'feel': {
      const context: Compiling = { text: logic.text, deciding: decidingIn(logic.tree) }
      return codeFromFeel(logic.tree, context)
    }
    case 'list': {
      const items = logic.items.map(code)
      return (run, frame) => items.map((item) => item(run, frame))
    }
    case 'function':
      return functionFrom(logic.parameters, code(logic.body), logic.type)
    case 'external':
      return externalFrom(logic.kind, logic.parameters, code(logic.body), logic.type)
    case 'call':
      return called(code(logic.callee), logic.args.map(code), logic.names)
    case 'table':
      return codeFromTable(logic.table, codeFromCell)
    case 'context':
      return contextCode(logic)
    case 'if':
      return boxedConditional(code(logic.condition), code(logic.yes), code(logic.no))
    case 'filter':
      return boxedFilter(code(logic.of), code(logic.by), logic.slot)
    case 'for':
      return boxedFor(code(logic.in), code(logic.body), logic.slot, logic.partialSlot)
    case 'some':
    case 'every':
      return boxedQuantified(logic.form, code(logic.in), code(logic.body), logic.slot)
    case 'conform': {
      const of = code(logic.of)
      const conform = conformanceTo(logic.type)
      return conform ? (run, frame) => conform(run, of(run, frame)) : of
    }
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
