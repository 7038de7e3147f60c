/** Columns of facts → tables in a schema of their own, so that a policy's SQL can decide over them. */
import {
  type Columns,
  NO_NUMBER,
  NO_TEXT,
  NO_TRUTH,
  type SqlStatement,
  type SqlTables,
  type UsedFact,
  type UsedFacts,
} from '@happiness-code/policy-engine'
import type { Client } from 'pg'

const TYPES = { number: 'int4', boolean: 'boolean', date: 'date', text: 'text' } as const
const HOUSEHOLDS = ''

/** Replaces the schema. Households are keyed from 0, as the columns count them. */
export async function createPopulation(
  client: Client,
  schema: string,
  used: UsedFacts,
  columns: Columns,
): Promise<SqlTables> {
  await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  await client.query(`CREATE SCHEMA ${schema}`)
  const tables: SqlTables = {
    households: { table: `${schema}.households`, key: 'id' },
    lists: {},
    facts: {},
  }
  const names = new Map([[HOUSEHOLDS, `${schema}.households`]])
  for (const [at, { path }] of used.lists.entries()) names.set(path, `${schema}.list_${at}`)
  for (const [path, table] of names) {
    const facts = used.facts.filter(({ list }) => (list ?? HOUSEHOLDS) === path)
    const inner = used.lists.filter(({ parent }) => (parent ?? HOUSEHOLDS) === path)
    const described = facts.map((fact, at) => ({ fact, name: `f${at}` }))
    const known = inner.map(({ path: list }, at) => ({ list, name: `known${at}` }))
    await createTable(client, table, described, known)
    await fillTable(client, table, path, described, known, used, columns)
    for (const { fact, name } of described)
      tables.facts[fact.path] = { column: name, nullable: true }
    for (const { list, name } of known) {
      tables.lists[list] = { table: names.get(list) ?? '', owner: 'owner', key: 'id', known: name }
    }
  }
  return tables
}

type Described = { fact: UsedFact; name: string }[]
type Known = { list: string; name: string }[]

async function createTable(client: Client, table: string, facts: Described, known: Known) {
  const columns = [
    'id int4 PRIMARY KEY',
    'owner int4 NOT NULL',
    ...facts.map(({ fact, name }) => `${name} ${typeOf(fact)}`),
    ...known.map(({ name }) => `${name} boolean NOT NULL`),
  ]
  await client.query(`CREATE TABLE ${table} (${columns.join(', ')})`)
}

function typeOf(fact: UsedFact): string {
  const type = TYPES[fact.type.kind as keyof typeof TYPES]
  if (!type) throw new RangeError(`no column type for ${fact.path}`)
  return type
}

async function fillTable(
  client: Client,
  table: string,
  path: string,
  facts: Described,
  known: Known,
  used: UsedFacts,
  columns: Columns,
) {
  const owners = path === HOUSEHOLDS ? range(columns.households) : ownersIn(columns.lists[path])
  const filled = [
    { name: 'id', type: 'int4', values: range(owners.length) },
    { name: 'owner', type: 'int4', values: owners },
    ...facts.map(({ fact, name }) => ({
      name,
      type: typeOf(fact),
      values: valuesOf(fact, columns),
    })),
    ...known.map(({ list, name }) => ({
      name,
      type: 'boolean',
      values: owners.map((_, at) => columns.missingLists[list]?.[at] !== 1),
    })),
  ]
  const names = filled.map(({ name }) => name).join(', ')
  const arrays = filled.map(({ type }, at) => `$${at + 1}::${type}[]`).join(', ')
  await client.query(
    `INSERT INTO ${table} (${names}) SELECT * FROM unnest(${arrays})`,
    filled.map(({ values }) => values),
  )
  if (path !== HOUSEHOLDS && used.lists.length > 0) {
    await client.query(`CREATE INDEX ON ${table} (owner)`)
  }
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at)
}

/** [0, 2, 3] → [0, 0, 1]: whose row each one is. */
function ownersIn(starts: Int32Array | undefined): number[] {
  const owners: number[] = []
  for (let owner = 0; owner + 1 < (starts?.length ?? 0); owner += 1) {
    for (let at = starts?.[owner] ?? 0; at < (starts?.[owner + 1] ?? 0); at += 1) owners.push(owner)
  }
  return owners
}

function valuesOf(fact: UsedFact, columns: Columns): (number | boolean | string | null)[] {
  const codes = [...(columns.facts[fact.path] ?? [])]
  switch (fact.type.kind) {
    case 'boolean':
      return codes.map((code) => (code === NO_TRUTH ? null : code === 1))
    case 'text':
      return codes.map((code) => (code === NO_TEXT ? null : (columns.texts[code] ?? null)))
    case 'date':
      return codes.map((code) => (code === NO_NUMBER ? null : dayText(code)))
    default:
      return codes.map((code) => (code === NO_NUMBER ? null : code))
  }
}

function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

export type DecidedRow = {
  household: number
  /** Null where the household must be evaluated alone. */
  outcome: number | null
  reason: number
  amount: string | null
}

/** Runs a policy's statement over the households 0 up to `count`, in their order. */
export async function decidedIn(
  client: Client,
  statement: SqlStatement,
  count: number,
): Promise<DecidedRow[]> {
  const text = `SELECT household, outcome, reason, amount::text FROM (${statement.text}) decided ORDER BY household`
  const { rows } = await client.query<DecidedRow>(text, [0, count - 1, ...statement.values])
  return rows
}
