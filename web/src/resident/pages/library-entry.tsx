import { body } from '../../api.ts'
import { showValue } from '../../ui/show-value.ts'
import { citation, lawDay } from '../../words/format.ts'
import { officeWords } from '../../words/office.ts'
import type { PageContext, PageRequest } from '../context.ts'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'

type Policy = Awaited<ReturnType<typeof readPolicy>>
type Amount = Policy['amounts'][number]

async function readPolicy({ api, language }: PageContext, programme: string) {
  return await body(api.policies[':programme'].$get({ param: { programme }, query: { language } }))
}

/** One kind of help: for whom, how one gets it, what is looked at, and every amount with its day and its document. */
export async function policyPage(c: PageRequest): Promise<Response> {
  const page = c.get('page')
  const { w, terms, language } = page
  const policy = await readPolicy(page, c.req.param('programme') ?? '')
  const title = terms.programme[policy.programme] ?? policy.name
  const plain = terms.programmePlain[policy.programme] ?? ''
  return sendPage(
    c,
    { title, say: `${plain}${w.sentenceEnd} ${wayText(page, policy)}`, back: '/policies' },
    <>
      <h1>{title}</h1>
      <p>{plain}</p>
      <section className="note good">
        <h2>{w.policies.check}</h2>
        <p>{w.policies.checkLead}</p>
        <div className="stack">
          <a className="button primary" href="/pre-check">
            {w.preCheck.title}
          </a>
          <a className="button" href="/home/consents">
            {w.policies.checkMine}
          </a>
        </div>
      </section>
      <h2>{w.policies.way}</h2>
      <p>{wayText(page, policy)}</p>
      {policy.recheckMonths ? <p>{w.policies.recheck(policy.recheckMonths)}</p> : null}
      {policy.excludes.length > 0 ? (
        <p>
          {w.pair(
            w.policies.notBeside,
            policy.excludes.map((name) => terms.programme[name] ?? name).join(w.listSeparator),
          )}
        </p>
      ) : null}
      <Rest page={page}>
        <h2>{w.policies.looksAt}</h2>
        <ul>
          {[...new Set(policy.conditions)].map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
        <Amounts page={page} amounts={policy.amounts} />
        <h2>{w.policies.law}</h2>
        <p>{citation(policy.article, language)}</p>
        <p className="small">
          {w.policies.version(policy.version, lawDay(policy.effectiveFrom, language))}
        </p>
      </Rest>
    </>,
  )
}

function wayText({ w }: PageContext, policy: Policy): string {
  if (policy.here) return w.policies.wayHere
  return policy.automaticFor.length > 0
    ? w.policies.wayItself
    : w.results.askAt(w.results.where[policy.department])
}

function Amounts({ page, amounts }: { page: PageContext; amounts: Amount[] }) {
  const { w } = page
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const holds = ({ from, to }: Amount) => from <= today && (to === null || to > today)
  const now = amounts.filter(holds)
  const money = now.filter(isMoney)
  const ways = now.filter((amount) => !isMoney(amount))
  const others = amounts.filter((amount) => !holds(amount))
  return (
    <>
      <h2>{w.policies.amounts}</h2>
      {money.length === 0 ? (
        <p>{w.policies.none}</p>
      ) : (
        <>
          <p>{w.policies.amountsLead}</p>
          <AmountTable page={page} amounts={money} caption={w.policies.now} />
        </>
      )}
      {ways.length > 0 ? (
        <details>
          <summary>{w.policies.ways}</summary>
          <AmountTable page={page} amounts={ways} caption={w.policies.ways} />
        </details>
      ) : null}
      {others.length > 0 ? (
        <details>
          <summary>{w.policies.earlier}</summary>
          <AmountTable page={page} amounts={others} caption={w.policies.earlier} />
        </details>
      ) : null}
    </>
  )
}

/** What is asked for most is seen at once; ways of counting are folded. */
const isMoney = ({ unit }: Amount) => unit.startsWith('fen')

function AmountTable({
  page,
  amounts,
  caption,
}: {
  page: PageContext
  amounts: Amount[]
  caption: string
}) {
  const { w, language } = page
  return (
    <dl className="rows" aria-label={caption}>
      {amounts.map((amount) => (
        <div key={amount.name + amount.from}>
          <dt>
            {officeWords[language].parameter[amount.name] ??
              citation(amount.article ?? amount.source, language)}
            {amount.example ? (
              <>
                {' '}
                <span className="tag example">{w.results.exampleMark}</span>
              </>
            ) : null}
            <span className="small">
              <br />
              {w.results.lawFrom(lawDay(amount.from, language))}
              {w.listSeparator}
              {amount.article ? citation(amount.article, language) : amount.source}
            </span>
          </dt>
          <dd>
            {amount.value === null
              ? w.results.notSet
              : showValue(amount.value, amount.unit, language)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
