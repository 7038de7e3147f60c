/** What the web's bench found: a table for people, an object for tools. */
import type { Look } from './look-at-page.ts'

export type WebPage = { path: string } & Look

/** What a first view may cost; docs/architecture.md. */
const budget = { scriptKB: 15, totalKB: 50, mainTextMs: 1000, layoutShift: 0.05, lighthouse: 98 }

export function printPages(pages: WebPage[], { json }: { json: boolean }): void {
  const shown = pages.map((page) => ({
    ...page,
    scriptKB: Number(page.scriptKB.toFixed(1)),
    totalKB: Number(page.totalKB.toFixed(1)),
    mainTextMs: Math.round(page.mainTextMs),
    layoutShift: Number(page.layoutShift.toFixed(3)),
  }))
  if (json) {
    console.log(JSON.stringify({ pages: shown }))
    return
  }
  const head = [
    'page',
    'script KB',
    'all KB',
    'main text ms',
    'shift',
    'Lighthouse: perf a11y best seo',
  ]
  console.log(head.map((each, index) => each.padEnd(index === 0 ? 36 : 14)).join(''))
  for (const page of shown) {
    const { performance, accessibility, bestPractices, seo } = page.lighthouse
    const cells = [page.path, page.scriptKB, page.totalKB, page.mainTextMs, page.layoutShift]
    const line = cells.map((each, index) => String(each).padEnd(index === 0 ? 36 : 14)).join('')
    const over = overBudget(page)
    console.log(
      `${line}${performance} ${accessibility} ${bestPractices} ${seo}${over ? `   over: ${over}` : ''}`,
    )
  }
}

function overBudget(page: WebPage): string {
  const over = (['scriptKB', 'totalKB', 'mainTextMs', 'layoutShift'] as const).filter(
    (name) => page[name] > budget[name],
  )
  const low = Object.entries(page.lighthouse)
    .filter(([, score]) => score < budget.lighthouse)
    .map(([name]) => name)
  return [...over, ...low].join(', ')
}
