import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadLaw } from './applications/load-law.ts'
import { connect } from './db/connect.ts'
import { inTransaction } from './db/in-transaction.ts'
import { migrate } from './db/migrate.ts'

const help = `npm run load-law -- [POLICIES PARAMETERS]: procedures, and on an empty database the first rules and amounts

  POLICIES, PARAMETERS   folders; without them seeds/policies and seeds/parameters
  DATABASE_URL           as the product itself has it

Later changes are made by policy officers, never here. Exit codes: 0 loaded, 1 something is wrong, 2 wrong use.`

const [policies = 'seeds/policies', parameters = 'seeds/parameters'] = process.argv.slice(2)
const { DATABASE_URL: databaseUrl } = process.env
const folder = (path: string) => pathToFileURL(`${resolve(path)}/`)

if (policies === '--help') {
  process.stdout.write(`${help}\n`)
} else if (!databaseUrl) {
  process.stderr.write(`${help}\n`)
  process.exitCode = 2
} else {
  await migrate(databaseUrl)
  const databases = connect(databaseUrl, 1)
  try {
    const folders = { policies: folder(policies), parameters: folder(parameters) }
    const actor = { kind: 'worker', job: 'operator', requestId: 'load-law' } as const
    await inTransaction(databases, actor, (trx) => loadLaw(trx, folders))
    process.stdout.write('The law is loaded.\n')
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  } finally {
    await databases.close()
  }
}
