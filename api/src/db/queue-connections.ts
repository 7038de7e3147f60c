import pg from 'pg'
import { outliveLostConnections } from './connect.ts'

/** The queue's own pool: a runner that ends stops listening to its pool before its last connection is lost. */
export function openQueuePool(connectionString: string): pg.Pool {
  return outliveLostConnections(new pg.Pool({ connectionString }))
}

/** One connection that is held for as long as the process lives; its loss is noticed by whoever uses it next. */
export function newHeldConnection(connectionString: string): pg.Client {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  return client
}
