/** Measures this project against others on this machine. `--help` says how. */
import { parseArgs } from 'node:util'
import { engineBench } from './engine/bench.ts'
import { webBench } from './web/bench.ts'

const USAGE = `Usage: npm run bench -- engine [--json] [--rounds N] [--charts]
       npm run bench -- web [--json] [--rounds N] [--only TEXT]

engine     the policy engine: one decision, a large table, compile and edit, a million households in
           columns and in Postgres. Every engine must give the same answers before it is timed.
           About three minutes.
web        the residents' pages seen for the first time by a small phone: slow 4G (1.6 Mbit/s, 150 ms) and a
           processor six times slower, applied by the browser; bytes, main text, layout shift, Lighthouse.
           About eight minutes.

  --json      print one JSON object instead of the table (progress goes to standard error)
  --rounds N  interleaved rounds whose median is quoted (default: engine 7, web 3)
  --charts    engine: write the charts to docs/engine-*.svg
  --only TEXT web: only pages whose path contains it
  --help      print this

DATABASE_URL: engine: a Postgres of your own instead of the embedded one; the schema bench in it is replaced.
CHROMIUM: web: the browser to use.
Exit code: 0 measured, 1 two engines differ, 2 wrong usage.`

async function main(args: string[]): Promise<number> {
  const given = read(args)
  if (!given) return 2
  const { positionals, values } = given
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const [what] = positionals
  const rounds = Number(values.rounds ?? (what === 'web' ? 3 : 7))
  if (positionals.length !== 1 || !Number.isInteger(rounds) || rounds < 1) {
    console.error(USAGE)
    return 2
  }
  const json = values.json ?? false
  if (what === 'engine') return engineBench({ rounds, json, charts: values.charts ?? false })
  if (what === 'web') return webBench({ rounds, json, only: values.only })
  console.error(`${what} is not understood\n\n${USAGE}`)
  return 2
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        rounds: { type: 'string' },
        charts: { type: 'boolean' },
        only: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
  } catch (cause) {
    console.error(`${(cause as Error).message}\n\n${USAGE}`)
    return undefined
  }
}

process.exitCode = await main(process.argv.slice(2))
