/** What is wrong, doubtful or needless in the tables of a model, before any fact is known. */
import type { Model } from '../dmn/model.ts'
import type { Plan } from '../plan/plan.ts'
import { type TableOfNode, tablesIn } from '../plan/tables-in.ts'
import type { OutcomePlan } from '../trace/outcome-plan.ts'
import { outputsNotAllowed, valuesNotAllowed } from './allowed-values.ts'
import type { Finding, Severity } from './finding.ts'
import { gapsIn } from './gaps.ts'
import { givenValues } from './given-values.ts'
import { gridFrom } from './grid.ts'
import { joinableIn } from './joinable.ts'
import { maskedIn, neverFitsIn } from './masked.ts'
import { overlapsIn } from './overlaps.ts'
import { rowsThatMeet } from './rows-that-meet.ts'
import { findingOn, rowAt, type Subject } from './subject.ts'
import { unusedIn } from './unused.ts'

/** A policy is one; any checked model is. `outcome` is there when it is a policy. */
export type Analysable = { model: Model; plan: Plan; outcome?: OutcomePlan | null }

/** How many findings of one kind are listed for a table; the last says how many more there are. */
const LISTED = 20
/** Pairs of rows are kept as bits: for so many rows 12 MB. */
const ROWS_LIMIT = 10_000

/**
 * Errors first, then warnings, then information; inside, tables in the order of evaluation. It
 * always ends: a table too intricate to search to the end says so (`notComplete`), and what is
 * listed holds even then. 1,000 rows of 8 columns take well under 100 ms.
 */
export function analyse(of: Analysable): Finding[] {
  const found = tablesIn(of.model, of.plan).flatMap((one) => findingsOf(one, of))
  found.push(...unusedIn(of.plan, of.outcome ?? null))
  const rank: Record<Severity, number> = { error: 0, warning: 1, information: 2 }
  return found.sort((one, other) => rank[one.severity] - rank[other.severity])
}

function findingsOf({ table, plan, node }: TableOfNode, of: Analysable): Finding[] {
  const grid = gridFrom(table, plan, (tree) => givenValues(of.plan, tree))
  const subject: Subject = { grid, node, name: node.name }
  return [
    ...neverFitsIn(subject),
    ...valuesNotAllowed(subject),
    ...outputsNotAllowed(subject),
    ...betweenRows(subject),
    ...(of.outcome ? missingArticles(subject) : []),
    ...joinableIn(subject, LISTED),
    ...notRead(subject),
  ]
}

/** What rows are to each other: every row is looked at beside every other. */
function betweenRows(subject: Subject): Finding[] {
  const { may } = subject.grid
  if (may.length > ROWS_LIMIT) return [findingOn(subject, 'notComplete', 'information', {})]
  const meeting = rowsThatMeet(may)
  return [
    ...overlapsIn(subject, meeting, LISTED),
    ...gapsIn(subject, LISTED),
    ...maskedIn(subject, meeting),
  ]
}

/** Every row of a policy's table names its rule and its article; or its decision names its source. */
function missingArticles(subject: Subject): Finding[] {
  const { table } = subject.grid
  const sourced = subject.node.article !== ''
  return ['rule', 'article'].flatMap((name) => {
    const column = table.annotations.indexOf(name)
    if (column < 0 && sourced) return []
    const rows = table.rules.flatMap((rule, row) =>
      rule.annotations[column]?.text.trim() ? [] : [rowAt(subject, row)],
    )
    if (rows.length === 0) return []
    return [findingOn(subject, 'missingArticle', 'warning', { rows, columns: [name] })]
  })
}

function notRead(subject: Subject): Finding[] {
  const { cells, columns } = subject.grid
  const rows = cells.flatMap((row, index) =>
    row.some(({ read }) => !read) ? [rowAt(subject, index)] : [],
  )
  if (rows.length === 0) return []
  const unread = columns.filter((_, column) => cells.some((row) => !row[column]?.read))
  const names = unread.map(({ name }) => name)
  return [findingOn(subject, 'notRead', 'information', { rows, columns: names, certain: false })]
}
