import type { Rule } from '../finding.ts'
import { runProgram } from '../run-program.ts'

/** Biome: format, lint, order of imports. */
export const format: Rule = {
  name: 'format',
  async check(root) {
    const { code, output } = await runProgram('biome', ['check', '--max-diagnostics=40', '.'], root)
    return code === 0 ? [] : [{ file: '.', text: output }]
  },
}
