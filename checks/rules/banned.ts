import { type Finding, lineOf, type Rule } from '../finding.ts'
import { blankComments } from '../imports.ts'
import { isTest, readSources } from '../source-files.ts'

type Ban = { pattern: RegExp; where: RegExp; why: string; testsToo?: true }

const anywhere = /^(api|web|policy-engine|seeds|e2e|bench)\//
const server = /^(api|seeds)\//

const bans: Ban[] = [
  {
    pattern: /set_config\s*\([^)]*,\s*false\s*\)/gi,
    where: server,
    why: 'lives on in the pooled connection and shows the next request foreign rows: set_config(…, true)',
  },
  {
    pattern:
      /(['"`])\s*set\s+(?!local\b|transaction\b|constraints\b)(session\s+|role\b|[\w.]+\s*(=|to\b))/gi,
    where: /^api\/src\//,
    why: 'a plain SET lives on in the pooled connection: set_config(…, true) inside the transaction',
  },
  {
    pattern: /['"]hono\/jw[tk]['"]/g,
    where: anywhere,
    why: 'tokens go through jose alone',
    testsToo: true,
  },
  {
    pattern: /dangerouslySetInnerHTML/g,
    where: anywhere,
    why: 'the browser refuses it, and rightly: render elements',
  },
  {
    pattern: /\.(innerHTML|outerHTML)\s*\+?=(?!=)|\.insertAdjacentHTML\s*\(|document\.write\s*\(/g,
    where: anywhere,
    why: 'text becomes markup: use textContent or elements',
  },
  { pattern: /\bas any\b|<any>/g, where: anywhere, why: 'unknown, and parse it', testsToo: true },
  {
    pattern: /@ts-(ignore|nocheck)/g,
    where: anywhere,
    why: 'fix the type, or @ts-expect-error with its reason',
    testsToo: true,
  },
  {
    pattern: /\b(test|it|describe|suite)\.(only|skip|todo|fixme)\b/g,
    where: anywhere,
    why: 'a test that does not run is not there',
    testsToo: true,
  },
  {
    pattern: /\bconsole\.(log|info|debug)\s*\(/g,
    where: /^(api|web)\/src\//,
    why: 'the log goes through pino, which redacts',
  },
  {
    pattern:
      /createHash\s*\([^)]*\)\s*\.update\s*\([^)]*(citizenId|idNumber|citizen_id|id_number)/gi,
    where: server,
    why: 'a plain hash of a citizen number is guessed in seconds: use the keyed blind index',
  },
]

/** What has hurt others, each with the reason. Comments do not count, except those that silence the compiler. */
export const banned: Rule = {
  name: 'banned',
  async check(root) {
    const findings: Finding[] = []
    for (const { path, text } of readSources(root, /\.(ts|tsx|sql)$/)) {
      const code = path.endsWith('.sql') ? text : blankComments(text)
      for (const { pattern, where, why, testsToo } of bans) {
        if (!where.test(path) || (isTest(path) && !testsToo)) continue
        const looked = pattern.source.includes('@ts-') ? text : code
        for (const match of looked.matchAll(pattern)) {
          findings.push({
            file: path,
            line: lineOf(looked, match.index),
            text: `${match[0].trim()}: ${why}`,
          })
        }
      }
    }
    return findings
  },
}
