import type { Finding, Rule } from './finding.ts'
import { rules } from './rules.ts'
import { projectRoot } from './run-program.ts'

const help = `npm run check: every rule of the house that a machine can hold

  npm run check                      all of them, in order
  npm run check -- --only <rule>     one of: ${rules.map(({ name }) => name).join(', ')}

Exit codes: 0 all hold, 1 a rule is broken, 2 no such rule.`

/** One broken habit can be everywhere; nobody reads the four-hundredth line of it. */
const mostShown = 50

const [option, wanted] = process.argv.slice(2)

if (option === '--help') {
  console.log(help)
} else {
  const chosen = option === '--only' ? rules.filter(({ name }) => name === wanted) : rules
  if (chosen.length === 0 || (option !== undefined && option !== '--only')) {
    console.error(help)
    process.exitCode = 2
  } else {
    const broken = await checkAll(chosen)
    console.log(`\n${chosen.length - broken} passed, ${broken} failed`)
    process.exitCode = broken > 0 ? 1 : 0
  }
}

async function checkAll(chosen: Rule[]): Promise<number> {
  let broken = 0
  for (const { name, check } of chosen) {
    const began = performance.now()
    const findings: Finding[] = await check(projectRoot).catch((cause: Error) => [
      { file: 'checks', text: `the check itself failed: ${cause.stack ?? cause.message}` },
    ])
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5)
    console.log(`${findings.length === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`)
    if (findings.length > 0) broken += 1
    for (const { file, line, text } of findings.slice(0, mostShown)) {
      const place = line === undefined ? file : `${file}:${line}`
      console.log(`         ${place}  ${text.replaceAll('\n', '\n         ')}`)
    }
    if (findings.length > mostShown) console.log(`         and ${findings.length - mostShown} more`)
  }
  return broken
}
