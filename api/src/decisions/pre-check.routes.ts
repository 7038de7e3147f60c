import type { PolicyWords } from '@happiness-code/policy-engine'
import { createRoute, z } from '@hono/zod-openapi'
import { dayOf } from '../clock/clock.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { takeToken } from '../http/rate-limit.queries.ts'
import { newRouter } from '../http/router.ts'
import { answer, jsonBody, language } from '../http/schemas.ts'
import { findProgrammes } from '../policies/programme.queries.ts'
import { explained, explainedSchema } from './decision-view.ts'
import { evaluateProgrammes } from './evaluate-programmes.ts'
import { assessedIn, offerFrom, offerSchema } from './offer.ts'
import { preCheckSchema } from './pre-check-answers.ts'
import { preCheckFacts, preCheckRequests } from './pre-check-facts.ts'
import { restsOnOpenQuestion } from './pre-check-open.ts'

export const preCheckRoutes = newRouter().openapi(
  createRoute({
    method: 'post',
    path: '/pre-check',
    summary: 'What may fit a household that nobody has identified; nothing is stored',
    request: {
      query: z.strictObject({ language: language.default('zh') }),
      body: jsonBody(preCheckSchema),
    },
    responses: answer(
      z.object({
        on: z.iso.date(),
        answers: z.array(
          explainedSchema
            .pick({
              name: true,
              outcome: true,
              amountFen: true,
              headline: true,
              reasons: true,
              missing: true,
              nextSteps: true,
            })
            .extend({ programme: z.string(), examples: z.boolean(), offer: offerSchema }),
        ),
      }),
      'One answer a programme, in the order of routes',
    ),
  }),
  async (c) => {
    const platform = c.get('platform')
    await takeToken(platform, c.get('requestId'), [
      { key: `preCheck:ip:${c.get('address')}`, perMinute: 20, burst: 40 },
    ])
    const given = c.req.valid('json')
    const { language: spoken } = c.req.valid('query')
    const place = platform.environment.DISTRICT
    const on = dayOf(platform.clock.procedureNow())
    const actor = { kind: 'worker', job: 'preCheck', requestId: c.get('requestId') } as const
    return await inTransaction(platform.databases, actor, async (trx) => {
      const programmes = await findProgrammes(trx)
      const evaluated = await evaluateProgrammes(trx, {
        place,
        on,
        assembled: preCheckFacts(given, on),
        requests: preCheckRequests(given, on, place),
      })
      const answers = evaluated.map(({ version, input, evaluation }) => {
        const said = explained(evaluation, version, spoken)
        const { name, amountFen, reasons, missing, nextSteps, parameters } = said
        const isOpen = said.outcome === 'notEligible' && restsOnOpenQuestion(reasons, given)
        const unknown = (version.words as unknown as PolicyWords).outcomes.unknown[spoken]
        const assessed = assessedIn(JSON.stringify({ facts: input.facts }))
        return {
          programme: version.policy,
          name,
          outcome: isOpen ? ('unknown' as const) : said.outcome,
          amountFen,
          headline: isOpen ? unknown : said.headline,
          reasons,
          missing,
          nextSteps,
          examples: parameters.some(({ example }) => example),
          offer: offerFrom(version.policy, programmes, assessed),
        }
      })
      return c.json({ on, answers }, 200)
    })
  },
)
