import { runE2e } from './run-e2e.ts'
import { runVitest } from './run-vitest.ts'
import { sum, type Tally } from './tally.ts'

const help = `npm test: everything, on a real Postgres and in a real browser

  npm test                        every workspace, then the journeys in the browser, each walk in one of its modes
                                  (npm run e2e walks all: phone and desktop, both languages, large print or not)
  npm test -- <arguments>         Vitest alone, with these arguments: a file name, --project api, -t "twice"
  DATABASE_URL                    a Postgres of your own instead of the embedded one; its user may create databases
  CHROMIUM=/path                  the browser to use

Ends with the line "N passed, N failed". Exit codes: 0 none failed, 1 some did.`

const args = process.argv.slice(2)

if (args.includes('--help')) {
  console.log(help)
} else {
  const tallies: Tally[] = [await runVitest(args)]
  if (args.length === 0) tallies.push(await runE2e([], 'one').catch(tellAndFail))
  const { passed, failed } = sum(tallies)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

function tellAndFail(cause: Error): Tally {
  console.error(cause.message)
  return { passed: 0, failed: 1 }
}
