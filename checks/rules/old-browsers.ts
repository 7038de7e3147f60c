import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb } from '@happiness-code/seeds/start/build-web.ts'
import type { Finding, Rule } from '../finding.ts'
import { projectRoot, runProgram } from '../run-program.ts'

type Manifest = Record<string, { file: string; src?: string; imports?: string[] }>

const client = 'web/dist/client'
/** The oldest kernels that in-app browsers on residents' phones still run on. */
const BROWSERS = 'chrome 61, safari 12, ios_saf 12'
/**
 * What such a browser leaves out without harm: a page is whole without dark colours, without our own ring of focus
 * (the browser draws its own), and on paper broken elsewhere.
 */
const HARMLESS = [
  'prefers-color-scheme',
  'prefers-reduced-motion',
  'text-size-adjust',
  'css-focus-visible',
  'css-overflow',
  'css-page-break',
  'multicolumn',
  'css-paged-media',
]

/** What residents' phones are sent, looked at as it is sent: scripts in ES2017, styles that old kernels know. */
export const oldBrowsers: Rule = {
  name: 'old-browsers',
  async check(root) {
    if (root === projectRoot) await buildWeb(root)
    const file = join(root, client, 'manifest.json')
    if (!existsSync(file)) return []
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
    const scripts = Object.entries(manifest)
      .filter(([source]) => source.startsWith('web/src/') || source.startsWith('src/resident/'))
      .flatMap(([source]) => withImports(manifest, source))
      .filter((name) => name.endsWith('.js'))
    const style = manifest['src/resident/styles.css']?.file
    return [
      ...(await inScripts(root, [...new Set(scripts)])),
      ...(style ? await inStyle(root, style) : []),
    ]
  },
}

function withImports(manifest: Manifest, source: string): string[] {
  const entry = manifest[source]
  if (!entry) return []
  return [entry.file, ...(entry.imports ?? []).flatMap((each) => withImports(manifest, each))]
}

async function inScripts(root: string, names: string[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const name of names) {
    const path = `${client}/${name}`
    const { code, output } = await runProgram(
      'es-check',
      ['es2017', '--module', '--noCache', '--noColor', path],
      root,
    )
    if (code !== 0) findings.push({ file: path, text: `not ES2017: ${output}` })
  }
  return findings
}

async function inStyle(root: string, name: string): Promise<Finding[]> {
  const path = `${client}/${name}`
  const { output } = await runProgram(
    'doiuse',
    ['--browsers', BROWSERS, '--ignore', HARMLESS.join(','), path],
    root,
  )
  return output
    .split('\n')
    .filter((line) => line.includes('supported by'))
    .map((line) => ({ file: path, text: line.slice(line.indexOf(path) + path.length + 1) }))
}
