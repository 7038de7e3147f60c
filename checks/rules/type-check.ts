import type { Rule } from '../finding.ts'
import { runProgram } from '../run-program.ts'

/** The whole solution compiles. */
export const typeCheck: Rule = {
  name: 'type-check',
  async check(root) {
    const { code, output } = await runProgram('tsc', ['-b', '--pretty', 'false'], root)
    if (code === 0) return []
    const findings = [...output.matchAll(/^(.+?)\((\d+),\d+\): (error .*)$/gm)].map(
      ([, file = '', line, text = '']) => ({ file, line: Number(line), text }),
    )
    return findings.length > 0 ? findings : [{ file: 'tsconfig.json', text: output }]
  },
}
