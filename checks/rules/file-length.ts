import type { Finding, Rule } from '../finding.ts'
import { isTest, readSources } from '../source-files.ts'

const longest = 300
const longestTest = 500
const generated = new Set(['api/src/db/database.ts'])

export const fileLength: Rule = {
  name: 'file-length',
  async check(root) {
    const findings: Finding[] = []
    for (const { path, text } of readSources(root, /\.(ts|tsx|mjs)$/)) {
      const lines = text.split('\n').length - 1
      const limit = isTest(path) ? longestTest : longest
      if (lines > limit && !generated.has(path)) {
        findings.push({
          file: path,
          text: `${lines} lines; ${limit} is the limit: split it by meaning`,
        })
      }
    }
    return findings
  },
}
