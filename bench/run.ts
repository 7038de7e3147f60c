/** Measures this project against others on this machine. `--help` says how. */
import { engineBench } from './engine/bench.ts'

const USAGE = `Usage: npm run bench -- engine [--json] [--rounds N] [--charts]

engine     the policy engine: one decision, a large table, compile and edit, a million households in
           columns and in Postgres. Every engine must give the same answers before it is timed.

  --json     print one JSON object instead of the table (progress goes to standard error)
  --rounds N interleaved rounds whose median is quoted (default 7)
  --charts   write the charts to docs/engine-*.svg
  --help     print this

DATABASE_URL: a Postgres of your own instead of the embedded one; the schema bench in it is replaced.
Takes about three minutes. Exit code: 0 measured, 1 two engines differ, 2 wrong usage.`

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE)
    return 0
  }
  const rounds = args.includes('--rounds') ? Number(args[args.indexOf('--rounds') + 1]) : 7
  const known = new Set(['engine', '--json', '--rounds', '--charts', String(rounds)])
  const strange = args.find((arg) => !known.has(arg))
  if (
    strange !== undefined ||
    !args.includes('engine') ||
    !Number.isInteger(rounds) ||
    rounds < 1
  ) {
    console.error(strange === undefined ? USAGE : `${strange} is not understood\n\n${USAGE}`)
    return 2
  }
  return engineBench({ rounds, json: args.includes('--json'), charts: args.includes('--charts') })
}

process.exitCode = await main(process.argv.slice(2))
