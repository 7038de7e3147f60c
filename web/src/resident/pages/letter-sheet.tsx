import { showValue } from '../../ui/show-value.ts'
import { citation, date, money, month } from '../../words/format.ts'
import type { PageContext } from '../context.ts'
import { QrPicture } from '../qr-picture.tsx'
import { Remedy } from './letter-remedy.tsx'

type Reason = {
  id: string
  result: 'met' | 'failed' | 'unknown' | 'notApplicable'
  sentence: string
  article: string
  comparison: {
    left: { value: unknown; unit: string }
    right: { value: unknown; unit: string }
  } | null
}

export type Letter = {
  kind: 'approve' | 'refuse' | 'terminate' | 'upheld' | 'setAside'
  programme: string
  name: { zh: string; en: string }
  reference: string
  madeOn: string
  addressee: string
  amountFen: number | null
  every: 'month' | 'once'
  firstPeriod: string | null
  reasons: { article: string; words: string }[]
  found: {
    zh: { headline: string; reasons: Reason[] }
    en: { headline: string; reasons: Reason[] }
  }
  office: { name: string; nameEn: string }
  officer: { name: string; nameEn: string }
  remedy: {
    way: 'reconsideration' | 'court'
    days: number
    until: string
    article: string
    answerDays: number | null
  } | null
  link: string
  typedCode: string
  hotline: string
}

/** What a letter says in one plain sentence. */
export function summaryOf({ w, language }: PageContext, letter: Letter): string {
  if (letter.kind !== 'approve') return w.letters.summary[letter.kind]
  const amount = money(letter.amountFen ?? 0, language)
  return letter.every === 'month'
    ? w.letters.summary.month(amount, month(letter.firstPeriod ?? '', language))
    : w.letters.summary.once(amount)
}

/** A letter as a sheet: the plain summary first, then what it is about, why, what one can do, and its code. */
export function LetterSheet({ page, letter }: { page: PageContext; letter: Letter }) {
  const { w, terms, language } = page
  const inOwn = (named: { name: string; nameEn: string }) =>
    language === 'zh' ? named.name : named.nameEn
  const rows: [string, string][] = [
    [w.letters.programme, terms.programme[letter.programme] ?? letter.name[language]],
    [w.letters.reference, letter.reference],
    [w.letters.date, date(letter.madeOn, language)],
    ...(letter.amountFen
      ? [[w.letters.amount, money(letter.amountFen, language)] as [string, string]]
      : []),
    ...(letter.firstPeriod
      ? [[w.letters.from, month(letter.firstPeriod, language)] as [string, string]]
      : []),
  ]
  return (
    <article className="letter">
      <div className="head">
        <p>{w.letters.to(letter.addressee)}</p>
        <h1>{w.letters.kinds[letter.kind]}</h1>
      </div>
      <p className="summary">{summaryOf(page, letter)}</p>
      <dl className="rows">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {letter.reasons.length > 0 ? (
        <>
          <h2>{w.letters.why}</h2>
          <ul>
            {letter.reasons.map((reason) => (
              <li key={reason.article + reason.words}>
                {reason.words}{' '}
                <span className="small">
                  {w.pair(w.letters.article, citation(reason.article, language))}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Found page={page} letter={letter} />
      <Remedy page={page} letter={letter} />
      <p>{w.letters.signed(inOwn(letter.office), inOwn(letter.officer))}</p>
      <Genuine page={page} letter={letter} />
    </article>
  )
}

/** What did not fit or is not known, each with figure, limit and distance; then in short what fits. */
function Found({ page, letter }: { page: PageContext; letter: Letter }) {
  const { w, language } = page
  if (letter.kind === 'terminate') return null
  const { reasons } = letter.found[language]
  const of = (...results: Reason['result'][]) =>
    reasons.filter(({ result }) => results.includes(result))
  const article = (reason: Reason) => w.pair(w.letters.article, citation(reason.article, language))
  const open = [...of('failed'), ...of('unknown')]
  const met = of('met')
  return (
    <>
      <h2>{w.letters.found}</h2>
      <ul className="reasons">
        {open.map((reason) => (
          <li key={reason.id + reason.sentence}>
            <p>
              <span aria-hidden="true">{reason.result === 'failed' ? '✗' : '?'} </span>
              <span className="unseen">{w.letters.marks[reason.result]} </span>
              {reason.sentence}
            </p>
            {comparedIn(page, reason) ? <p>{comparedIn(page, reason)}</p> : null}
            <p className="small">{article(reason)}</p>
          </li>
        ))}
      </ul>
      {met.length > 0 ? (
        <ul className="met">
          {met.map((reason) => (
            <li key={reason.id + reason.sentence}>
              <span aria-hidden="true">✓ </span>
              <span className="unseen">{w.letters.marks.met} </span>
              {reason.sentence}{' '}
              <span className="small">{w.bracket(citation(reason.article, language))}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

/** Figure, limit, and how far apart they are; empty where there is no figure or no real limit. */
function comparedIn({ w, language }: PageContext, reason: Reason): string {
  const compared = reason.comparison
  if (!compared || typeof compared.left.value !== 'number') return ''
  if (typeof compared.right.value !== 'number' || compared.right.value <= 0) return ''
  const [left, right] = [compared.left, compared.right].map(({ value, unit }) =>
    showValue(value, unit, language),
  )
  const apart = Math.abs(compared.left.value - compared.right.value)
  return [
    w.letters.claimed(left ?? '', right ?? ''),
    ...(apart > 0 ? [w.letters.apart(showValue(apart, compared.right.unit, language))] : []),
  ].join(w.listSeparator)
}

/** The code by which anybody can check that the letter is ours. */
function Genuine({ page, letter }: { page: PageContext; letter: Letter }) {
  const { w, hotline } = page
  const address = new URL('/letter', letter.link).href.replace(/^https?:\/\//, '')
  return (
    <section className="genuine">
      <h2>{w.letters.genuine}</h2>
      <QrPicture text={letter.link} label={w.letters.codeLabel} />
      <p>{w.letters.genuineHow(address)}</p>
      <p className="typed-code" id="typed-code">
        {letter.typedCode}
      </p>
      <p>
        {w.letters.call} <a href={`tel:${hotline}`}>{hotline}</a>
      </p>
    </section>
  )
}
