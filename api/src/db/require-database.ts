import pg from 'pg'

/** Throws one sentence that names the variable when its database does not let us in. The password stays out of it. */
export async function requireDatabase(databaseUrl: string): Promise<void> {
  const { protocol, host, pathname, username } = new URL(databaseUrl)
  if (!/^postgres(ql)?:$/.test(protocol))
    throw new Error(`DATABASE_URL must begin with postgres://, not ${protocol}//`)
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // the connect below tells
  try {
    await client.connect()
  } catch (error) {
    throw new Error(
      `DATABASE_URL: ${username}@${host}${pathname} cannot be reached: ${reasonOf(error)}`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** A host name with several addresses fails once for each, in an error without a message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
