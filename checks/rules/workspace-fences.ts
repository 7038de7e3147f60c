import type { Finding, Rule } from '../finding.ts'
import { type Import, readImports } from '../imports.ts'
import { isTest, readSources } from '../source-files.ts'

const scope = '@happiness-code/'

/** Who may import whom, at run time. Types of the api are open to web. docs/architecture.md. */
const allowed: Record<string, string[]> = {
  'policy-engine': [],
  api: ['policy-engine'],
  web: ['policy-engine'],
  seeds: ['api', 'policy-engine'],
  e2e: ['seeds'],
  bench: ['api', 'policy-engine', 'seeds'],
}
const openForTypes: Record<string, string[]> = { web: ['api'] }
/** The one file that knows both: it mounts the built pages. */
const mount = 'api/src/main.ts'
const faces = ['resident', 'caseworker', 'policy-admin', 'supervisor']

export const workspaceFences: Rule = {
  name: 'workspace-fences',
  async check(root) {
    const findings: Finding[] = []
    for (const workspace of Object.keys(allowed)) {
      for (const source of readSources(root, /\.tsx?$/, workspace)) {
        for (const used of readImports(source)) {
          const text = crossing(workspace, source.path, used) ?? betweenFaces(source.path, used)
          if (text) findings.push({ file: source.path, line: used.line, text })
        }
      }
    }
    return findings
  },
}

function crossing(workspace: string, path: string, used: Import): string | undefined {
  if (used.path !== undefined) {
    return used.path.startsWith(`${workspace}/`)
      ? undefined
      : `leaves ${workspace} by a relative path (${used.from})`
  }
  if (!used.from.startsWith(scope)) return undefined
  const target = used.from.slice(scope.length).split('/')[0] as string
  if (target === workspace || allowed[workspace]?.includes(target)) return undefined
  if (used.isType && openForTypes[workspace]?.includes(target)) return undefined
  if (path === mount && target === 'web') return undefined
  // A test of the engine reads the seeds' cases as files; importing them would still turn the arrow round.
  const who = isTest(path) ? `a test of ${workspace}` : workspace
  return openForTypes[workspace]?.includes(target)
    ? `${who} sees ${target} only as types: import type`
    : `${who} may not import ${target}`
}

function betweenFaces(path: string, used: Import): string | undefined {
  const from = faceOf(path)
  const to = used.path && faceOf(used.path)
  if (!from || !to || from === to) return undefined
  return `the ${from} face imports the ${to} face; share through web/src/ui`
}

function faceOf(path: string): string | undefined {
  return faces.find((face) => path.startsWith(`web/src/${face}/`))
}
