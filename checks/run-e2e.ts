import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { requireChromium } from './chromium.ts'
import { projectRoot } from './run-program.ts'
import { runReporting } from './run-reporting.ts'
import { type Tally, withExit } from './tally.ts'

type Report = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** Runs Playwright, its lines on the terminal, and counts. Walks go through all modes, or each through one. */
export async function runE2e(args: string[], modes: 'one' | 'all'): Promise<Tally> {
  const folder = join(projectRoot, 'e2e')
  if (!existsSync(join(folder, 'playwright.config.ts'))) {
    console.error('e2e: no playwright.config.ts')
    return { passed: 0, failed: 1 }
  }
  const { code, report } = await runReporting<Report>({
    program: 'playwright',
    args: (_file) => ['test', '--reporter=list,json', ...args],
    environment: (file) => ({
      CHROMIUM: requireChromium(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      MODES: process.env.MODES ?? modes,
    }),
    cwd: folder,
  })
  const { expected, unexpected, flaky, skipped } = report?.stats ?? {
    expected: 0,
    unexpected: 0,
    flaky: 0,
    skipped: 0,
  }
  return withExit({ passed: expected, failed: unexpected + flaky + skipped }, code)
}
