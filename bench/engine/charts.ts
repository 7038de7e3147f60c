/** Bars on a logarithmic scale as SVG: the picture of the report for the documentation. */
import { writeFileSync } from 'node:fs'
import { rounded } from '../measure.ts'
import type { Report } from './report.ts'

type Bar = { name: string; value: number; label: string; ours: boolean }

const [WIDTH, ROW, LEFT, RIGHT] = [760, 30, 250, 130]

export function writeCharts({ rates, columns, postgres }: Report): void {
  write(
    'engine-one-decision',
    'One household at a time: decisions a second',
    Object.entries(rates).map(([name, rate]) => ({
      name,
      value: rate,
      label: rounded(rate).toLocaleString('en'),
      ours: name.startsWith('ours'),
    })),
  )
  const bar = (name: string, ms: number, ours: boolean): Bar => ({
    name,
    value: ms,
    label: ms < 1000 ? `${rounded(ms)} ms` : `${rounded(ms / 1000)} s`,
    ours,
  })
  write('engine-population', 'A million households: time, the shorter the better', [
    bar('columns, by hand', columns.byHandMs, false),
    bar('columns, ours', columns.columnsMillionMs, true),
    bar('Postgres, naive', postgres.naiveMs, false),
    bar('Postgres, ours, one connection', postgres.oneConnectionMs, true),
    bar('Postgres, ours, two', postgres.twoConnectionsMs, true),
  ])
}

function write(file: string, title: string, bars: readonly Bar[]): void {
  writeFileSync(new URL(`../../docs/${file}.svg`, import.meta.url), svg(title, bars))
}

/** Colours come with a sign (●), so that ours is told apart without them. */
function svg(title: string, bars: readonly Bar[]): string {
  const height = 62 + bars.length * ROW
  const least = Math.min(...bars.map(({ value }) => value)) / 2
  const most = Math.max(...bars.map(({ value }) => value))
  const widthOf = (value: number) =>
    ((WIDTH - LEFT - RIGHT) * Math.log(value / least)) / Math.log(most / least)
  const rows = bars.map(({ name, value, label, ours }, at) => {
    const y = 44 + at * ROW
    const width = widthOf(value).toFixed(1)
    return [
      `<text x="${LEFT - 10}" y="${y + 15}" text-anchor="end">${escaped(ours ? `● ${name}` : name)}</text>`,
      `<rect x="${LEFT}" y="${y}" width="${width}" height="20" rx="3" fill="${ours ? '#1d6f5c' : '#9aa5b1'}"/>`,
      `<text x="${LEFT + Number(width) + 8}" y="${y + 15}">${escaped(label)}</text>`,
    ].join('')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="13" fill="#1f2933">
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="16" y="24" font-size="15" font-weight="600">${escaped(title)}</text>
${rows.join('\n')}
<text x="${LEFT}" y="${height - 6}" font-size="11" fill="#52606d">the length of a bar is the logarithm of its value</text>
</svg>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
