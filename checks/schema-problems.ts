import { Client } from 'pg'
import type { Finding } from './finding.ts'
import reviewed from './schema-reviewed.json' with { type: 'json' }

const bookkeeping = Object.keys(reviewed.tablesWithoutRowSecurity)
const definers = Object.keys(reviewed.definerFunctions)

/** Each query names what breaks one rule, in the schema `public`; the queue's own schema is its authors'. */
const questions: { text: string; values: string[][] }[] = [
  {
    text: `select c.relname || '.' || a.attname || ': no COMMENT ON COLUMN'
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> all ($1) and col_description(c.oid, a.attnum) is null`,
    values: [bookkeeping],
  },
  {
    text: `select c.relname || ': row security must be enabled and forced'
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
        and not (c.relrowsecurity and c.relforcerowsecurity)`,
    values: [bookkeeping],
  },
  {
    text: `select c.relname || ': row security without a policy lets nobody in'
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid)`,
    values: [],
  },
  {
    text: `select c.relname || ': a view reads as its owner; it needs security_invoker'
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
        and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,
    values: [],
  },
  {
    text: `select p.proname || ': SECURITY DEFINER, and not on the reviewed list (checks/schema-reviewed.json)'
      from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef and p.proname <> all ($1)`,
    values: [definers],
  },
  {
    text: `select p.proname || ': SECURITY DEFINER needs a fixed search_path'
      from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef
        and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')`,
    values: [],
  },
]

/** What is wrong with a migrated database. */
export async function findSchemaProblems(databaseUrl: string): Promise<Finding[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const findings: Finding[] = []
    for (const question of questions) {
      const { rows } = await client.query<string[]>({ ...question, rowMode: 'array' })
      findings.push(...rows.map(([text = '']) => ({ file: 'api/src/db/migrations', text })))
    }
    return findings
  } finally {
    await client.end()
  }
}
