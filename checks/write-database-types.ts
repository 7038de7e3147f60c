import { migrate } from '@happiness-code/api/db/migrate'
import { codegenArguments } from './rules/schema.ts'
import { projectRoot, runProgram } from './run-program.ts'
import { withDatabase } from './with-database.ts'

const help = `npm run database-types: writes api/src/db/database.ts from a freshly migrated database`

if (process.argv.includes('--help')) {
  console.log(help)
} else {
  process.exitCode = await withDatabase(async (databaseUrl) => {
    await migrate(databaseUrl)
    const { code, output } = await runProgram(
      'kysely-codegen',
      codegenArguments(databaseUrl),
      projectRoot,
    )
    console.log(output)
    return code ?? 1
  })
}
