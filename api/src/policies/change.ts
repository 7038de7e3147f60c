import { createHash } from 'node:crypto'
import {
  type CasesResult,
  canonicalJson,
  editTableCell,
  type Json,
  type ParameterRow,
  runCases,
} from '@happiness-code/policy-engine'
import { z } from '@hono/zod-openapi'
import { Problem } from '../http/problem.ts'
import { keepable, line } from '../http/schemas.ts'

/** What an author proposes: dated values and cells of tables. */
export const changeContentSchema = z.strictObject({
  parameters: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z][A-Za-z0-9.]{1,80}$/),
        place: z.string().regex(/^\d{2,12}$/),
        value: z.union([z.number().finite(), z.boolean(), keepable(40)]),
        source: line(200),
        article: keepable(200).optional(),
      }),
    )
    .max(50),
  cells: z
    .array(
      z.strictObject({
        policy: keepable(60),
        tableId: keepable(100),
        ruleId: keepable(100),
        column: keepable(100),
        text: keepable(500),
      }),
    )
    .max(200),
})
export type ChangeContent = z.infer<typeof changeContentSchema>

export type Version = {
  policy: string
  version: number
  dmn: string
  words: unknown
  cases: unknown
}

export type Checked = {
  passed: number
  failed: number
  failures: { policy: string; name: string; message: string }[]
}

/** Hash of what the author proposes and from when: what the publisher puts their name to. */
export function changeHash(content: ChangeContent, effectiveFrom: string): Buffer {
  return createHash('sha256')
    .update(canonicalJson({ content, effectiveFrom } as unknown as Json))
    .digest()
}

/** Hash of a version's rules, words and cases. */
export function versionHash(version: { dmn: string; words: unknown; cases: unknown }): Buffer {
  return createHash('sha256')
    .update(canonicalJson(version as unknown as Json))
    .digest()
}

/** Parameter rows as they would be after the change: the old value ends where the new one begins. */
export function parametersAfter(
  rows: readonly ParameterRow[],
  content: ChangeContent,
  from: string,
): ParameterRow[] {
  const added = content.parameters.map((change) => {
    const before = rows.findLast((row) => row.name === change.name && row.from < from)
    if (!before)
      throw new Problem('invalid_input', {
        faults: [{ at: `parameters.${change.name}`, expected: 'a known parameter' }],
      })
    if (
      rows.some((row) => row.name === change.name && row.place === change.place && row.from >= from)
    )
      throw new Problem('change_overlaps')
    if (before.value !== null && typeof before.value !== typeof change.value)
      throw new Problem('invalid_input', {
        faults: [{ at: `parameters.${change.name}`, expected: typeof before.value }],
      })
    const { article, ...rest } = change
    return {
      ...rest,
      unit: before.unit,
      from,
      to: null,
      ...(article ? { article } : {}),
    } satisfies ParameterRow
  })
  const closed = rows.map((row) =>
    added.some((each) => each.name === row.name && each.place === row.place) &&
    (row.to === null || row.to > from)
      ? { ...row, to: from }
      : row,
  )
  return [...closed, ...added]
}

/** The models with the changed cells; the others come back as they were. */
export function modelsAfter(versions: readonly Version[], content: ChangeContent): Version[] {
  for (const cell of content.cells)
    if (!versions.some((version) => version.policy === cell.policy))
      throw new Problem('invalid_input', {
        faults: [{ at: `cells.${cell.policy}`, expected: 'a known policy' }],
      })
  return versions.map((version) => {
    const cells = content.cells.filter((cell) => cell.policy === version.policy)
    const dmn = cells.reduce((xml, cell) => edited(xml, cell), version.dmn)
    return { ...version, dmn }
  })
}

/** An edit before a version that is published already would be undone by it, in silence. */
export function refuseOverlap(
  published: readonly { policy: string; effective_from: string }[],
  content: ChangeContent,
  from: string,
): void {
  for (const { policy, effective_from: later } of published)
    if (later > from && content.cells.some((cell) => cell.policy === policy))
      throw new Problem('change_overlaps')
}

function edited(xml: string, cell: ChangeContent['cells'][number]): string {
  try {
    return editTableCell(xml, {
      tableId: cell.tableId,
      ruleId: cell.ruleId,
      column: cell.column,
      text: cell.text,
    })
  } catch (cause) {
    const expected = cause instanceof Error ? cause.message.slice(0, 300) : 'a table cell'
    throw new Problem('invalid_input', {
      cause,
      faults: [{ at: `cells.${cell.tableId}.${cell.ruleId}`, expected }],
    })
  }
}

/** Runs every case of every policy on the changed rules. A rule that no longer compiles is a failure, not an error. */
export function checkChange(versions: readonly Version[], parameters: ParameterRow[]): Checked {
  const result: Checked = { passed: 0, failed: 0, failures: [] }
  for (const version of versions) {
    const ran = casesOf(version, parameters)
    result.passed += ran.passed
    result.failed += ran.failed
    result.failures.push(
      ...ran.failures.map((failure) => ({
        policy: version.policy,
        name: failure.name,
        message: failure.message,
      })),
    )
  }
  return { ...result, failures: result.failures.slice(0, 50) }
}

/** The cases of one policy. Rules that cannot be compiled, or whose outcome has no words, fail as one case. */
function casesOf(
  version: Version,
  parameters: ParameterRow[],
): Pick<CasesResult, 'passed' | 'failed' | 'failures'> {
  try {
    return runCases({
      xml: version.dmn,
      words: version.words as never,
      parameters,
      cases: version.cases as never,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message.slice(0, 500) : 'not readable'
    return { passed: 0, failed: 1, failures: [{ name: version.policy, message }] }
  }
}
