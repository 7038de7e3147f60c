import { money, month } from '../../words/format.ts'
import type { PageContext } from '../context.ts'
import type { Month } from './money.tsx'

/** As many as a small screen can hold with their numbers. */
const BARS = 6
const [WIDTH, HEIGHT, FOOT] = [360, 170, 28]

/** The last months as bars, the newest to the right; a table behind it says the same. */
export function MonthBars({ page, months }: { page: PageContext; months: readonly Month[] }) {
  const { w, language } = page
  const shown = months.slice(0, BARS).toReversed()
  const top = Math.max(1, ...shown.map(({ totalFen }) => totalFen))
  const step = WIDTH / shown.length
  return (
    <figure className="money">
      <svg
        className="months no-print"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={w.moneyMonths.picture(shown.length)}
      >
        {shown.map((each, index) => {
          const height = (each.totalFen / top) * (HEIGHT - FOOT - 26)
          const [x, y] = [index * step + step * 0.18, HEIGHT - FOOT - height]
          return (
            <g key={each.period}>
              <rect
                className={each.when === 'next' ? 'coming' : 'paid'}
                x={x}
                y={y}
                width={step * 0.64}
                height={Math.max(1, height)}
                rx="3"
              />
              <text x={index * step + step / 2} y={y - 7}>
                {Math.round(each.totalFen / 100)}
              </text>
              <text x={index * step + step / 2} y={HEIGHT - 6}>
                {language === 'zh' ? `${Number(each.period.slice(5))}月` : each.period.slice(5)}
              </text>
            </g>
          )
        })}
        <line className="base" x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      </svg>
      <details>
        <summary>{w.moneyMonths.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.moneyMonths.month}</th>
              <th scope="col" className="number">
                {w.moneyMonths.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <tr key={each.period}>
                <td>{month(each.period, language)}</td>
                <td className="number">{money(each.totalFen, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
