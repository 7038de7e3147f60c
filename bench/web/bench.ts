/** The residents' pages as a small phone on a slow line sees them for the first time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '@happiness-code/seeds/start/free-port.ts'
import { signInByPhone } from '@happiness-code/seeds/start/resident-over-http.ts'
import { startProduct } from '@happiness-code/seeds/start/started-product.ts'
import { DEMO_PIN } from '@happiness-code/seeds/world/load.ts'
import { median } from '../measure.ts'
import { type Look, lookAtPage } from './look-at-page.ts'
import { measuredPages } from './pages.ts'
import { printPages, type WebPage } from './report.ts'

const SOMEBODY = 'The father is in prison'

/** Measures each page `rounds` times, interleaved, on a copy of the product of its own; quotes medians. */
export async function webBench(options: {
  rounds: number
  json: boolean
  only: string | undefined
}): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'happiness-code-bench-'))
  const port = await findFreePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const product = await startProduct({ PORT: String(port), DATA_DIR: dataDir, BASE_URL: baseUrl })
  try {
    const { cookie, decision } = await somebodySignedIn(baseUrl, product.printed())
    const pages = measuredPages.filter(({ path }) => !options.only || path.includes(options.only))
    const seen = new Map<string, Look[]>(pages.map(({ path }) => [path, []]))
    for (let round = 1; round <= options.rounds; round += 1)
      for (const { path, signedIn } of pages) {
        const address = baseUrl + path.replace(':decision', decision)
        console.error(`round ${round} of ${options.rounds}: ${path}`)
        seen.get(path)?.push(await lookAtPage(address, signedIn ? cookie : undefined))
      }
    printPages(
      [...seen].map(([path, looks]) => middleOf(path, looks)),
      options,
    )
    return 0
  } finally {
    product.interrupt()
    await product.ended
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A resident with results, so that pages are as full as they get. */
async function somebodySignedIn(
  baseUrl: string,
  printed: string,
): Promise<{ cookie: string; decision: string }> {
  const after = printed.slice(printed.indexOf(SOMEBODY))
  const invitation = /http\S+\/enrol#\S+/.exec(after)?.[0] ?? ''
  const browser = await signInByPhone(baseUrl, { invitation, pin: DEMO_PIN })
  await browser.post('/api/consents', { language: 'zh', withMinors: true })
  await browser.post('/api/facts/pool')
  while (!(await browser.get('/api/facts/pool')).body.run.finishedAt)
    await new Promise((resolve) => setTimeout(resolve, 200))
  const { body } = await browser.post('/api/decisions')
  const best = body.decisions.find(({ outcome }: { outcome: string }) => outcome === 'eligible')
  return { cookie: browser.cookie(), decision: best.id }
}

function middleOf(path: string, looks: Look[]): WebPage {
  const middle = (of: (look: Look) => number) => median(looks.map(of))
  return {
    path,
    scriptKB: middle(({ scriptKB }) => scriptKB),
    totalKB: middle(({ totalKB }) => totalKB),
    mainTextMs: middle(({ mainTextMs }) => mainTextMs),
    layoutShift: middle(({ layoutShift }) => layoutShift),
    lighthouse: {
      performance: middle(({ lighthouse }) => lighthouse.performance),
      accessibility: middle(({ lighthouse }) => lighthouse.accessibility),
      bestPractices: middle(({ lighthouse }) => lighthouse.bestPractices),
      seo: middle(({ lighthouse }) => lighthouse.seo),
    },
  }
}
