import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

/** What one look at a page found. Sizes are on the wire, compressed; times under the throttling below. */
export type Look = {
  scriptKB: number
  totalKB: number
  /** Largest contentful paint. */
  mainTextMs: number
  layoutShift: number
  lighthouse: { performance: number; accessibility: number; bestPractices: number; seo: number }
}

/** Slow 4G and a processor six times slower than this one, applied by the browser itself and not estimated. */
const throttling = {
  requestLatencyMs: 150,
  downloadThroughputKbps: 1_600,
  uploadThroughputKbps: 750,
  cpuSlowdownMultiplier: 6,
  rttMs: 150,
  throughputKbps: 1_600,
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

type Audits = Record<string, { numericValue?: number; details?: unknown } | undefined>
type Transfer = { resourceType?: string; transferSize?: number }

/** Opens a page in a fresh browser as somebody who never was there, on a small phone. */
export async function lookAtPage(url: string, cookie: string | undefined): Promise<Look> {
  const chrome = await launch({
    chromeFlags: flags,
    ...(process.env.CHROMIUM ? { chromePath: process.env.CHROMIUM } : {}),
  })
  try {
    const found = await lighthouse(
      url,
      {
        port: chrome.port,
        output: 'json',
        logLevel: 'error',
        ...(cookie ? { extraHeaders: { cookie } } : {}),
      },
      {
        extends: 'lighthouse:default',
        settings: {
          onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
          formFactor: 'mobile',
          throttlingMethod: 'devtools',
          throttling,
          screenEmulation: {
            mobile: true,
            width: 360,
            height: 740,
            deviceScaleFactor: 2,
            disabled: false,
          },
        },
      },
    )
    if (!found) throw new Error(`Lighthouse said nothing of ${url}`)
    if (found.lhr.runtimeError) throw new Error(`${url}: ${found.lhr.runtimeError.message}`)
    return readLook(found.lhr)
  } finally {
    chrome.kill()
  }
}

function readLook(report: {
  audits: unknown
  categories: Record<string, { score: number | null } | undefined>
}): Look {
  const audits = report.audits as Audits
  const details = audits['network-requests']?.details as { items?: Transfer[] } | undefined
  const transfers = details?.items ?? []
  const kilobytes = (of: Transfer[]) =>
    of.reduce((sum, { transferSize = 0 }) => sum + transferSize, 0) / 1024
  const score = (name: string) => Math.round((report.categories[name]?.score ?? 0) * 100)
  return {
    scriptKB: kilobytes(transfers.filter(({ resourceType }) => resourceType === 'Script')),
    totalKB: kilobytes(transfers),
    mainTextMs: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
    layoutShift: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
    lighthouse: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
    },
  }
}
