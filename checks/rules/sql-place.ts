import { type Finding, lineOf, type Rule } from '../finding.ts'
import { blankComments, readImports } from '../imports.ts'
import { isTest, readSources } from '../source-files.ts'

const chain = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|executeTakeFirst\w*)\s*\(/g
const drivers = new Set(['kysely', 'pg'])

/** SQL of the api stands in *.queries.ts, api/src/db and the migrations, so that a reviewer reads it in one place. */
export const sqlPlace: Rule = {
  name: 'sql-place',
  async check(root) {
    const findings: Finding[] = []
    for (const source of readSources(root, /\.ts$/, 'api/src')) {
      const { path } = source
      if (path.startsWith('api/src/db/') || path.endsWith('.queries.ts') || isTest(path)) continue
      for (const { line, from, isType } of readImports(source)) {
        if (drivers.has(from) && !isType) {
          findings.push({
            file: path,
            line,
            text: `imports ${from}; SQL belongs in a .queries.ts file`,
          })
        }
      }
      const code = blankComments(source.text)
      for (const match of code.matchAll(chain)) {
        findings.push({
          file: path,
          line: lineOf(code, match.index),
          text: `${match[0]}…) outside a .queries.ts file`,
        })
      }
    }
    return findings
  },
}
