import type { Rule } from '../finding.ts'
import { runProgram } from '../run-program.ts'

/** Knip: files, exports and packages that nobody uses, and packages used without being declared. */
export const deadCode: Rule = {
  name: 'dead-code',
  async check(root) {
    const { code, output } = await runProgram('knip', ['--no-progress'], root)
    return code === 0 ? [] : [{ file: '.', text: output }]
  },
}
