import { relative } from 'node:path'
import type { Finding, Rule } from '../finding.ts'
import { runProgram } from '../run-program.ts'

const report = /^::(?:error|warning) title=([^,]*),file=([^,]*),line=(\d+)[^:]*::(.*)$/gm

/** Biome: format, lint, order of imports. `npx biome check --write` mends most of it. */
export const format: Rule = {
  name: 'format',
  async check(root) {
    const { code, output } = await runProgram(
      'biome',
      ['check', '--error-on-warnings', '--reporter=github', '--max-diagnostics=none', '.'],
      root,
    )
    if (code === 0) return []
    const findings = [...output.matchAll(report)].map(
      ([, title = '', file = '', line, text = '']): Finding => ({
        file: relative(root, file),
        line: Number(line),
        text: `${title}: ${text}`,
      }),
    )
    return findings.length > 0 ? findings : [{ file: '.', text: output }]
  },
}
