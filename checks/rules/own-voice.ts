import { type Finding, lineOf, type Rule } from '../finding.ts'
import { readSources } from '../source-files.ts'

/** Put together here, so that this file does not find itself. */
const foreign = [
  ['', 'work', ''].join('/'),
  ['.lib', 'rary'].join(''),
  ['registry', 'npmjs'].join('.'),
]
const readable =
  /\.(ts|tsx|mjs|js|json|jsonc|md|sql|css|html|dmn|ya?ml|sh|txt|csv)$|(^|\/)(\.npmrc|\.gitignore|run)$/

/** The project speaks of itself: no folder of somebody's machine, no address of a registry. */
export const ownVoice: Rule = {
  name: 'own-voice',
  async check(root) {
    const findings: Finding[] = []
    for (const { path, text } of readSources(root, readable)) {
      for (const word of foreign) {
        const index = text.indexOf(word)
        if (index >= 0)
          findings.push({ file: path, line: lineOf(text, index), text: `speaks of ${word}` })
      }
    }
    return findings
  },
}
