import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of a Chromium to test with: CHROMIUM, else the system's, else Playwright's own.
 *  Where there is none it is installed if that is possible; else one sentence says how. Never skipped. */
export function requireChromium(): string {
  const given = process.env.CHROMIUM
  if (given && !existsSync(given)) throw new Error(`CHROMIUM names ${given}, which is not there`)
  const found = given ?? findChromium() ?? (installOnDebian() ? findChromium() : undefined)
  if (found) return found
  throw new Error(
    'The browser tests need a Chromium: as root on Debian "apt-get install chromium fonts-noto-cjk", ' +
      'elsewhere "npx playwright install chromium", or set CHROMIUM to the path of yours.',
  )
}

function findChromium(): string | undefined {
  return [...usual, chromium.executablePath()].find((path) => existsSync(path))
}

/** The fonts come with it: without them every Chinese page is a page of boxes. */
function installOnDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false
  console.log('no Chromium found; installing the packages chromium and fonts-noto-cjk …')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
      .status === 0
  return (
    run('-qq', 'update') &&
    run('-qq', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  )
}
