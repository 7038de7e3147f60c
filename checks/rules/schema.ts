import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Rule } from '../finding.ts'
import { runProgram } from '../run-program.ts'
import { findSchemaProblems } from '../schema-problems.ts'
import { withDatabase } from '../with-database.ts'

/** A freshly migrated database: every column explained, every table fenced by row security,
 *  only reviewed functions above the fence, and the types in the code those of the database. */
export const schema: Rule = {
  name: 'schema',
  async check(root) {
    const file = join(root, 'api/src/db/migrate.ts')
    if (!existsSync(file)) return []
    const { migrate }: { migrate(databaseUrl: string): Promise<unknown> } = await import(
      pathToFileURL(file).href
    )
    return withDatabase(async (databaseUrl) => {
      await migrate(databaseUrl)
      const problems = await findSchemaProblems(databaseUrl)
      const { code } = await runProgram(
        'kysely-codegen',
        [...codegenArguments(databaseUrl), '--verify'],
        root,
      )
      const drift = 'differs from the migrated database: npm run database-types'
      return code === 0 ? problems : [...problems, { file: typesFile, text: drift }]
    })
  },
}

const typesFile = 'api/src/db/database.ts'

/** How the table types are generated. Amounts and codes are below 2^53, dates are texts: see connect.ts. */
export function codegenArguments(databaseUrl: string): string[] {
  return [
    '--dialect=postgres',
    `--url=${databaseUrl}`,
    `--out-file=${typesFile}`,
    '--default-schema=public',
    '--exclude-pattern=graphile_worker.*',
    '--type-mapping={"int8":"number","date":"string"}',
  ]
}
