import type { PageContext } from '../context.ts'
import type { Month } from './money.tsx'
import { sentenceOf } from './money-difference.tsx'

/** The months as a table for Excel: UTF-8 with its mark, yuan with two places, oldest first. */
export function moneyFile(page: PageContext, months: readonly Month[]): string {
  const { w, terms } = page
  const { moneyMonths: words } = w
  const yuan = (fen: number) => (fen / 100).toFixed(2)
  const rows = [
    [words.month, words.programme, words.amount, words.state, words.difference, words.whyTitle],
    ...months.toReversed().flatMap((each) =>
      each.lines.map((line, index) => [
        each.period,
        terms.programme[line.programme] ?? line.programme,
        yuan(line.amountFen),
        words.states[line.state],
        // Said once a month, beside its first line.
        index === 0
          ? yuan(each.differences.reduce((sum, part) => sum + part.differenceFen, 0))
          : '',
        index === 0
          ? each.differences.map((part) => sentenceOf(page, part)).join(w.listSeparator)
          : '',
      ]),
    ),
  ]
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Quoted where it must be; a sign that a table would compute with is kept as text. */
function cell(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) || /^-(?!\d)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
