import { randomToken, sha256 } from './crypto/random.ts'
import { connect } from './db/connect.ts'
import { inTransaction } from './db/in-transaction.ts'
import { insertKiosk } from './sessions/kiosk.queries.ts'

const help = `npm run kiosk -- NAME: a one-time link that makes a browser a public screen, good for a day

  NAME                     where it stands, shown when it registers
  DATABASE_URL, BASE_URL   as the product itself has them

Exit codes: 0 the link was printed, 1 no database, 2 wrong use.`

const [name] = process.argv.slice(2)
const { DATABASE_URL: databaseUrl, BASE_URL: baseUrl } = process.env

if (name === '--help') {
  process.stdout.write(`${help}\n`)
} else if (!name || !databaseUrl || !baseUrl) {
  process.stderr.write(`${help}\n`)
  process.exitCode = 2
} else {
  const databases = connect(databaseUrl, 1)
  const token = randomToken(256)
  try {
    await inTransaction(databases, { kind: 'worker', job: 'operator', requestId: 'kiosk' }, (trx) =>
      insertKiosk(trx, name, sha256(token)),
    )
    process.stdout.write(`${name}: ${baseUrl}/kiosk#${token}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  } finally {
    await databases.close()
  }
}
