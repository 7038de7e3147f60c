import { type Finding, lineOf, type Rule } from '../finding.ts'
import { blankWords } from '../imports.ts'
import { readSources } from '../source-files.ts'

/** Words that say nothing, and "service", which here is what the state gives a resident. */
const empty = new Set([
  'service',
  'services',
  'util',
  'utils',
  'helper',
  'helpers',
  'manager',
  'managers',
  'common',
])
const drawers = /(^|\/)(types|index)\.tsx?$/
const publicSurface = 'policy-engine/src/index.ts'
const declared =
  /\b(?:function\s*\*?|class|(?:const|let)(?=\s+\w+\s*=\s*(?:async\s*)?(?:\([^)]*\)|\w+)\s*(?::[^=]+)?=>))\s+(\w+)/g

export const names: Rule = {
  name: 'names',
  async check(root) {
    const findings: Finding[] = []
    for (const { path, text } of readSources(root, /\.(ts|tsx|mjs)$/)) {
      if (drawers.test(path) && path !== publicSurface) {
        findings.push({
          file: path,
          text: 'types.ts and index.ts are drawers: name the file after what is in it',
        })
      }
      const word = path.split('/').map(findEmptyWord).find(Boolean)
      if (word) findings.push({ file: path, text: `"${word}" in a file name says nothing` })
      const code = blankWords(text)
      for (const match of code.matchAll(declared)) {
        const found = findEmptyWord(match[1] as string)
        if (found) {
          findings.push({
            file: path,
            line: lineOf(code, match.index),
            text: `"${found}" in the name ${match[1]} says nothing`,
          })
        }
      }
    }
    return findings
  },
}

function findEmptyWord(name: string): string | undefined {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  // "Service worker" is the platform's own term for a script of the browser.
  return words.find(
    (word, at) => empty.has(word) && !(word === 'service' && words[at + 1] === 'worker'),
  )
}
