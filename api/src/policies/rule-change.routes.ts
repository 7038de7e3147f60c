import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { writeAudit } from '../audit/audit.queries.ts'
import { addDays, dayOf } from '../clock/clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { requireOfficer } from '../http/authorise.ts'
import { Problem } from '../http/problem.ts'
import { newRouter } from '../http/router.ts'
import { answer, day, jsonBody, line, uuid } from '../http/schemas.ts'
import {
  type ChangeContent,
  changeContentSchema,
  changeHash,
  checkChange,
  modelsAfter,
  parametersAfter,
  refuseOverlap,
  versionHash,
} from './change.ts'
import {
  closeParameter,
  findChanges,
  findParameterRows,
  findPoliciesOn,
  findVersions,
  insertChange,
  insertParameter,
  insertPolicyVersion,
  lockChange,
  lockPublishing,
  markPublished,
  markWithdrawn,
} from './policy.queries.ts'

const checkedSchema = z.object({
  passed: z.int(),
  failed: z.int(),
  failures: z.array(z.object({ policy: z.string(), name: z.string(), message: z.string() })),
})

const changeSchema = z.object({
  id: uuid,
  title: z.string(),
  state: z.enum(['draft', 'proposed', 'published', 'withdrawn']),
  content: changeContentSchema,
  effectiveFrom: day,
  authoredBy: z.string().nullable(),
  authoredAt: z.iso.datetime(),
  publishedBy: z.string().nullable(),
  checked: checkedSchema.nullable(),
  mine: z.boolean(),
})

const proposalSchema = z.strictObject({
  title: line(120),
  effectiveFrom: day,
  content: changeContentSchema,
})

export const ruleChangeRoutes = newRouter()
  .openapi(
    createRoute({
      method: 'get',
      path: '/staff/rule-changes',
      summary: 'Proposed and published changes',
      responses: answer(z.object({ changes: z.array(changeSchema) }), 'Changes'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'policyAuthor', 'policyPublisher')
      const rows = await inTransaction(c.get('platform').databases, officer, (trx) =>
        findChanges(trx),
      )
      const changes = rows.map((row) => ({
        id: row.id,
        title: row.title,
        state: row.state as 'proposed',
        content: row.content as ChangeContent,
        effectiveFrom: row.effective_from,
        authoredBy: row.author_name,
        authoredAt: row.authored_at.toISOString(),
        publishedBy: row.publisher_name,
        checked: row.checked as z.infer<typeof checkedSchema> | null,
        mine: row.authored_by === officer.officerId,
      }))
      return c.json({ changes }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/rule-changes/check',
      summary: 'Run every case on changed rules, without keeping anything',
      request: { body: jsonBody(proposalSchema.omit({ title: true })) },
      responses: answer(checkedSchema, 'Cases passed and failed'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'policyAuthor', 'policyPublisher')
      const { effectiveFrom, content } = c.req.valid('json')
      return await inTransaction(c.get('platform').databases, officer, async (trx) => {
        const versions = modelsAfter(await findPoliciesOn(trx, effectiveFrom), content)
        return c.json(
          checkChange(
            versions,
            parametersAfter(await findParameterRows(trx), content, effectiveFrom),
          ),
          200,
        )
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/rule-changes',
      summary: 'Propose a change; another officer publishes it',
      request: { body: jsonBody(proposalSchema) },
      responses: answer(z.object({ id: uuid, checked: checkedSchema }), 'Proposed'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'policyAuthor', 'policyPublisher')
      const { databases, clock } = c.get('platform')
      const { title, effectiveFrom, content } = c.req.valid('json')
      const tomorrow = addDays(dayOf(clock.procedureNow()), 1)
      if (effectiveFrom < tomorrow)
        throw new Problem('invalid_input', {
          faults: [{ at: 'effectiveFrom', expected: `${tomorrow} or later` }],
        })
      if (content.parameters.length + content.cells.length === 0)
        throw new Problem('invalid_input', {
          faults: [{ at: 'content', expected: 'at least one change' }],
        })
      const id = randomUUID()
      return await inTransaction(databases, officer, async (trx) => {
        refuseOverlap(await findVersions(trx), content, effectiveFrom)
        const versions = modelsAfter(await findPoliciesOn(trx, effectiveFrom), content)
        const checked = checkChange(
          versions,
          parametersAfter(await findParameterRows(trx), content, effectiveFrom),
        )
        await insertChange(trx, {
          id,
          title,
          content: JSON.stringify(content),
          content_sha256: changeHash(content, effectiveFrom),
          effective_from: effectiveFrom,
          authored_by: officer.officerId,
          checked: JSON.stringify(checked),
        })
        await writeAudit(trx, officer, { action: 'rules.propose', purpose: 'rules' })
        return c.json({ id, checked }, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/rule-changes/{id}/publish',
      summary: "Publish another officer's change, when every case passes",
      request: { params: z.object({ id: uuid }) },
      responses: answer(
        z.object({
          published: z.literal(true),
          versions: z.array(z.object({ policy: z.string(), version: z.int() })),
        }),
        'Published',
      ),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'policyAuthor', 'policyPublisher')
      const { databases, clock } = c.get('platform')
      return await inTransaction(databases, officer, async (trx) => {
        await lockPublishing(trx)
        const change = await lockChange(trx, c.req.valid('param').id)
        if (!change) throw new Problem('not_found')
        if (change.state !== 'proposed') throw new Problem('change_closed')
        if (change.authored_by === officer.officerId) throw new Problem('four_eyes')
        if (change.effective_from <= dayOf(clock.procedureNow())) throw new Problem('change_closed')
        const content = change.content as ChangeContent
        if (!change.content_sha256.equals(changeHash(content, change.effective_from)))
          throw new Problem('change_closed')
        refuseOverlap(await findVersions(trx), content, change.effective_from)
        const before = await findPoliciesOn(trx, change.effective_from)
        const after = modelsAfter(before, content)
        const parameters = parametersAfter(
          await findParameterRows(trx),
          content,
          change.effective_from,
        )
        if (checkChange(after, parameters).failed > 0) throw new Problem('cases_fail')
        for (const added of parameters.filter(
          (row) =>
            row.from === change.effective_from &&
            content.parameters.some((each) => each.name === row.name && each.place === row.place),
        )) {
          await closeParameter(trx, added.name, added.place, change.effective_from)
          await insertParameter(trx, added, change.id)
        }
        const versions: { policy: string; version: number }[] = []
        for (const [index, version] of after.entries()) {
          if (version.dmn === before[index]?.dmn) continue
          const next =
            Math.max(
              ...(await findVersions(trx))
                .filter((row) => row.policy === version.policy)
                .map((row) => row.version),
            ) + 1
          await insertPolicyVersion(trx, {
            policy: version.policy,
            version: next,
            dmn: version.dmn,
            words: JSON.stringify(version.words),
            cases: JSON.stringify(version.cases),
            content_sha256: versionHash({
              dmn: version.dmn,
              words: version.words,
              cases: version.cases,
            }),
            effective_from: change.effective_from,
            change_id: change.id,
          })
          versions.push({ policy: version.policy, version: next })
        }
        await markPublished(trx, change.id, officer.officerId)
        await writeAudit(trx, officer, { action: 'rules.publish', purpose: 'rules' })
        return c.json({ published: true, versions } as const, 200)
      })
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/staff/rule-changes/{id}/withdraw',
      summary: 'Take a proposal back',
      request: { params: z.object({ id: uuid }) },
      responses: answer(z.object({ withdrawn: z.literal(true) }), 'Withdrawn'),
    }),
    async (c) => {
      const officer = requireOfficer(c, 'policyAuthor', 'policyPublisher')
      await inTransaction(c.get('platform').databases, officer, async (trx) => {
        const change = await lockChange(trx, c.req.valid('param').id)
        if (!change) throw new Problem('not_found')
        if (change.state !== 'proposed') throw new Problem('change_closed')
        await markWithdrawn(trx, change.id)
        await writeAudit(trx, officer, { action: 'rules.withdraw', purpose: 'rules' })
      })
      return c.json({ withdrawn: true } as const, 200)
    },
  )
