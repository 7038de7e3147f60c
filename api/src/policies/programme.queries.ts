import { z } from 'zod'
import type { Trx } from '../db/connect.ts'

const tier = z.enum(['TEKUN', 'DIBAO', 'LOW_MARGIN', 'RIGID', 'LOW_INCOME_HELP'])
export type Tier = z.infer<typeof tier>

export const departmentSchema = z.enum([
  'civilAffairs',
  'medicalInsurance',
  'education',
  'housing',
  'socialSecurity',
  'utilities',
])
export const everySchema = z.enum(['month', 'year', 'term', 'once', 'none'])

/** Changes in a household's life after which something may fit that did not, or no longer. */
export const changeSchema = z.enum([
  'memberDies',
  'findsWork',
  'losesWork',
  'leavesSchool',
  'moves',
  'newAddress',
  'incomeChanges',
  'propertyChanges',
  'disabilityChanges',
  'illness',
])

/** `<programme>.programme.json`: what a district must know of a programme besides its rules and words. */
export const programmeFile = z.strictObject({
  programme: z.string(),
  rank: z.int(),
  kind: z.enum(['tier', 'aid']),
  tier: tier.optional(),
  department: departmentSchema,
  every: everySchema,
  apply: z.enum(['here', 'department', 'automatic']),
  automaticFor: z.array(tier),
  proposedFor: z.array(tier),
  excludes: z.array(z.string()),
  recheckMonths: z.int().nullable(),
  rerunWhen: z.array(changeSchema),
  article: z.string().min(1),
})
export type Programme = z.infer<typeof programmeFile>

/** Loads a programme from its file; repeating it changes nothing. */
export async function upsertProgramme(trx: Trx, one: Programme): Promise<void> {
  const row = {
    rank: one.rank,
    kind: one.kind,
    tier: one.tier ?? null,
    department: one.department,
    every: one.every,
    apply: one.apply,
    automatic_for: one.automaticFor,
    proposed_for: one.proposedFor,
    excludes: one.excludes,
    recheck_months: one.recheckMonths,
    rerun_when: one.rerunWhen,
    article: one.article,
  }
  await trx
    .insertInto('programme')
    .values({ programme: one.programme, ...row })
    .onConflict((conflict) => conflict.column('programme').doUpdateSet(row))
    .execute()
}

/** In the order of routes; each with whether one applies for it in this product. */
export async function findProgrammes(trx: Trx) {
  return await trx
    .selectFrom('programme')
    .selectAll()
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('procedure_state')
            .select('state')
            .whereRef('procedure_state.programme', '=', 'programme.programme'),
        )
        .$castTo<boolean>()
        .as('has_procedure'),
    )
    .orderBy('rank')
    .execute()
}
export type ProgrammeRow = Awaited<ReturnType<typeof findProgrammes>>[number]
