/** The million households as tables, the statement people would write first, and ours. */
import type { Columns, SqlTables } from '@happiness-code/policy-engine'
import type { Client } from 'pg'
import { INCOMES, LIMITS } from './household.ts'

const CHUNK = 50_000
const HOUSEHOLD_FACTS = [
  'moneyAssetsFen',
  'vehicleCount',
  'homesAreaM2',
  'companyCapitalFen',
  'shopCount',
]

/** Where the facts lie, and the bounds that the tables' own checks guarantee. */
export const TABLES: SqlTables = {
  households: { table: 'bench.household', key: 'id' },
  lists: { members: { table: 'bench.member', owner: 'household_id' } },
  facts: Object.fromEntries([
    ...INCOMES.map((name) => [
      `members.${name}`,
      { column: snake(name), nullable: false, low: 0, high: 300_000_000 },
    ]),
    ...['disabled', 'child'].map((name) => [`members.${name}`, { column: name, nullable: false }]),
    ...HOUSEHOLD_FACTS.map((name) => [
      `household.${name}`,
      { column: snake(name), nullable: false, low: 0, high: 2_000_000_000 },
    ]),
  ]),
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export async function createTables(client: Client, columns: Columns): Promise<void> {
  const bounded = (name: string, high: number) =>
    `${snake(name)} int4 NOT NULL CHECK (${snake(name)} BETWEEN 0 AND ${high})`
  await client.query('DROP SCHEMA IF EXISTS bench CASCADE')
  await client.query('CREATE SCHEMA bench')
  await client.query(
    `CREATE UNLOGGED TABLE bench.household (id int4 NOT NULL, ${HOUSEHOLD_FACTS.map((name) => bounded(name, 2_000_000_000)).join(', ')})`,
  )
  await client.query(
    `CREATE UNLOGGED TABLE bench.member (household_id int4 NOT NULL, ${INCOMES.map((name) => bounded(name, 300_000_000)).join(', ')}, disabled boolean NOT NULL, child boolean NOT NULL)`,
  )
  const starts = columns.lists.members as Int32Array
  for (let from = 0; from < columns.households; from += CHUNK) {
    const to = Math.min(columns.households, from + CHUNK)
    await insert(
      client,
      'bench.household',
      columns,
      HOUSEHOLD_FACTS.map((name) => `household.${name}`),
      from,
      to,
      range(from, to),
    )
    const [first, last] = [starts[from] ?? 0, starts[to] ?? 0]
    const owners: number[] = []
    for (let at = from; at < to; at++) {
      for (let row = starts[at] ?? 0; row < (starts[at + 1] ?? 0); row++) owners.push(at)
    }
    const facts = [...INCOMES, 'disabled', 'child'].map((name) => `members.${name}`)
    await insert(client, 'bench.member', columns, facts, first, last, owners)
  }
  await client.query('ALTER TABLE bench.household ADD PRIMARY KEY (id)')
  await client.query('CREATE INDEX member_household ON bench.member (household_id)')
  await client.query('CREATE SCHEMA IF NOT EXISTS bench')
  await client.query(
    `CREATE UNLOGGED TABLE bench.household_numeric AS SELECT id, ${HOUSEHOLD_FACTS.map((name) => `(${snake(name)} / 100.0)::numeric(14,2) AS ${snake(name)}`).join(', ')} FROM bench.household`,
  )
  await client.query(
    `CREATE UNLOGGED TABLE bench.member_numeric AS SELECT household_id, ${INCOMES.map((name) => `(${snake(name)} / 100.0)::numeric(14,2) AS ${snake(name)}`).join(', ')}, disabled, child FROM bench.member`,
  )
  await client.query('ALTER TABLE bench.household_numeric ADD PRIMARY KEY (id)')
  await client.query('CREATE INDEX member_numeric_household ON bench.member_numeric (household_id)')
  for (const table of ['household', 'member', 'household_numeric', 'member_numeric']) {
    await client.query(`VACUUM ANALYZE bench.${table}`)
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}

async function insert(
  client: Client,
  table: string,
  columns: Columns,
  facts: readonly string[],
  from: number,
  to: number,
  keys: readonly number[],
): Promise<void> {
  const arrays = facts.map((path) => {
    const column = columns.facts[path]?.subarray(from, to) ?? new Int32Array(0)
    return column instanceof Uint8Array ? [...column].map((code) => code === 1) : [...column]
  })
  const types = facts.map((path) =>
    columns.facts[path] instanceof Uint8Array ? 'boolean' : 'int4',
  )
  const places = ['int4', ...types].map((type, at) => `$${at + 1}::${type}[]`)
  await client.query(`INSERT INTO ${table} SELECT * FROM unnest(${places.join(', ')})`, [
    keys,
    ...arrays,
  ])
}

/** 130100 → 1301.00: whole numbers would divide as whole numbers. */
function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}

/** As it would first be written: money as numeric in yuan, one join, one grouping, the planner's own plan. */
export const NAIVE = `
WITH own AS (
  SELECT household_id, ${INCOMES.map(snake).join(' + ')} - ${yuan(LIMITS.deductionFen)} AS income, disabled, child
  FROM bench.member_numeric
), sums AS (
  SELECT household_id, count(*) AS size, sum(greatest(0, income)) AS income,
    count(*) FILTER (WHERE disabled) AS disabled, count(*) FILTER (WHERE child) AS children
  FROM own GROUP BY household_id
), decided AS (
  SELECT h.id, s.*, h.money_assets_fen, s.income / s.size AS per_head,
    CASE
      WHEN s.income / s.size >= ${yuan(LIMITS.standardFen)} THEN 0
      WHEN h.money_assets_fen >= ${yuan(LIMITS.moneyAssetsLimitFen)} * s.size THEN 1
      WHEN h.vehicle_count * 100 > ${LIMITS.vehicleLimit} THEN 2
      WHEN h.homes_area_m2 > ${LIMITS.areaPerHeadM2} * s.size THEN 3
      WHEN h.company_capital_fen > ${yuan(LIMITS.companyCapitalLimitFen)} THEN 4
      WHEN h.shop_count * 100 > ${LIMITS.shopLimit} THEN 5
      ELSE 13
    END AS row
  FROM bench.household_numeric h JOIN sums s ON s.household_id = h.id
)
SELECT id AS household, row,
  CASE WHEN row = 13 THEN round((${yuan(LIMITS.standardFen)} * size - income + trunc(${yuan(LIMITS.standardFen)} * disabled * (CASE
    WHEN size > 6 THEN 0
    WHEN disabled >= 3 AND per_head < 200 THEN 40
    WHEN disabled >= 3 THEN 30
    WHEN size = 1 AND disabled >= 1 AND per_head < 300 THEN 30
    WHEN size = 1 AND disabled >= 1 THEN 20
    WHEN disabled = 2 AND children >= 1 AND money_assets_fen < 1000 THEN 25
    WHEN disabled = 2 THEN 20
    WHEN disabled = 1 AND children >= 2 AND per_head < 400 THEN 20
    WHEN disabled = 1 AND children >= 1 AND money_assets_fen < 2000 THEN 15
    WHEN disabled = 1 THEN 10
    WHEN size = 1 AND per_head < 100 THEN 5
    ELSE 0 END) / 100, 2)) * 100) END AS amount
FROM decided`

/** Counted and added up where it runs, so that sending a million rows is not what is measured. */
export function totalled(statement: string): string {
  return `SELECT count(*)::int4 AS households, count(*) FILTER (WHERE row = 13)::int4 AS eligible, coalesce(sum(amount), 0)::text AS amount FROM (${statement}) answers`
}
