import { randomToken, sha256 } from './crypto/random.ts'
import { connect } from './db/connect.ts'
import { inTransaction } from './db/in-transaction.ts'
import { findOfficerName, insertInvitation } from './sessions/passkey.queries.ts'

const help = `npm run invite -- OFFICER_ID: a one-time link with which an officer enrols a passkey, good for a day

  DATABASE_URL, BASE_URL   as the product itself has them

Exit codes: 0 the link was printed, 1 there is no such officer or no database, 2 wrong use.`

const [officerId] = process.argv.slice(2)
const { DATABASE_URL: databaseUrl, BASE_URL: baseUrl } = process.env

if (officerId === '--help') {
  process.stdout.write(`${help}\n`)
} else if (!officerId || !databaseUrl || !baseUrl) {
  process.stderr.write(`${help}\n`)
  process.exitCode = 2
} else {
  const databases = connect(databaseUrl, 1)
  const token = randomToken(256)
  try {
    const name = await inTransaction(
      databases,
      { kind: 'worker', job: 'operator', requestId: 'invite' },
      async (trx) => {
        const found = await findOfficerName(trx, officerId)
        if (found) await insertInvitation(trx, officerId, sha256(token))
        return found
      },
    )
    if (!name) throw new Error(`There is no officer ${officerId}.`)
    process.stdout.write(`${name}: ${baseUrl}/office/invitation#${token}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  } finally {
    await databases.close()
  }
}
