import type { InferResponseType } from 'hono/client'
import { body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { PageTitle, WhenLoaded } from '../ui/page.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import { date } from '../words/format.ts'
import { RuleTable } from './rule-table.tsx'

type Rules = Extract<InferResponseType<typeof api.staff.policies.$get>, { policies: unknown }>
export type Policy = Rules['policies'][number]
export type Table = Policy['tables'][number]

/** The rules in force, table by table. */
export function RulesPage() {
  const { w, terms, language } = useWords()
  const rules = useLoaded('rules', () => body(api.staff.policies.$get({ query: {} })))
  return (
    <>
      <PageTitle>{w.policies.title}</PageTitle>
      <p>{w.policies.lead}</p>
      <WhenLoaded of={rules}>
        {({ policies }) =>
          policies.length === 0 ? (
            <p>{w.policies.noRules}</p>
          ) : (
            policies.map((policy) => (
              <section key={policy.policy} aria-labelledby={policy.policy}>
                <h2 id={policy.policy}>{terms.programme[policy.policy] ?? policy.name}</h2>
                <p className="hint">
                  {w.policies.version(policy.version, date(policy.effectiveFrom, language))} ·{' '}
                  {w.policies.cases(policy.caseCount)}
                </p>
                {policy.tables.map((table) => (
                  <RuleTable key={table.id} policy={policy.policy} table={table} />
                ))}
              </section>
            ))
          )
        }
      </WhenLoaded>
    </>
  )
}
