import { runE2e } from './run-e2e.ts'

const help = `npm run e2e: the journeys in a real browser, against the whole product

  npm run e2e                     all of them
  npm run e2e -- <arguments>      handed to Playwright, e.g. a file name, --headed, --grep apply
  MODES=one                       each walk in one mode instead of all eight; or the name of a mode: 'phone en elder'
  LOOKS=folder                    keeps a picture of every page that is looked at
  CHROMIUM=/path                  the browser to use; else the system's or Playwright's, else it is installed

Exit codes: 0 all passed, 1 one failed or no browser could be had.`

const args = process.argv.slice(2)

if (args.includes('--help')) {
  console.log(help)
} else {
  const { passed, failed } = await runE2e(args, 'all')
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
