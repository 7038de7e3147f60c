import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, Rule } from '../finding.ts'
import { readImports } from '../imports.ts'
import { isTest, readSources } from '../source-files.ts'

const openToAll = new Set(['steps.ts', 'environment.ts'])

/** A step of the journey imports earlier steps and the platform; the platform imports no step. */
export const stepOrder: Rule = {
  name: 'step-order',
  async check(root) {
    const file = join(root, 'api/src/steps.ts')
    if (!existsSync(file)) return []
    const text = readFileSync(file, 'utf8')
    const steps = readList(text, 'steps')
    const platform = readList(text, 'platform')
    const findings: Finding[] = []
    for (const source of readSources(root, /\.ts$/, 'api/src')) {
      const [folder, inside] = source.path.slice('api/src/'.length).split('/') as [string, string?]
      if (inside === undefined || isTest(source.path)) continue
      if (!steps.includes(folder) && !platform.includes(folder)) {
        findings.push({
          file: source.path,
          text: `folder "${folder}" is neither a step nor platform in api/src/steps.ts`,
        })
        continue
      }
      for (const { line, path } of readImports(source)) {
        if (!path?.startsWith('api/src/')) continue
        const [target, targetInside] = path.slice('api/src/'.length).split('/') as [string, string?]
        const problem =
          targetInside === undefined ? problemOfRoot(target) : problemOf(folder, target)
        if (problem) findings.push({ file: source.path, line, text: problem })
      }
    }
    return findings

    function problemOf(from: string, to: string): string | undefined {
      if (from === to || platform.includes(to)) return undefined
      if (platform.includes(from)) return `the platform (${from}) imports the step ${to}`
      if (steps.indexOf(to) > steps.indexOf(from))
        return `step ${from} imports the later step ${to}; hand over by a row or a job`
      return undefined
    }
  },
}

function problemOfRoot(target: string): string | undefined {
  return openToAll.has(target) ? undefined : `a step imports ${target}, which is above all steps`
}

/** The names in `export const <name> = ['a', 'b'] as const`. */
function readList(text: string, name: string): string[] {
  const [, list = ''] = text.match(new RegExp(`const ${name}\\b[^=]*=\\s*\\[([^\\]]*)\\]`)) ?? []
  return [...list.matchAll(/'([^']+)'/g)].map(([, item = '']) => item)
}
