import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assets } from './context.ts'

type Manifest = Record<string, { file: string; css?: string[] }>

/**
 * Names of the built scripts, as Vite wrote them down, and the style sheet itself: it stands in every page, because
 * on a slow line asking for it costs more time than carrying it. Its hash is what the page's policy allows.
 */
export function readAssets(clientDir: string): Assets {
  const manifest = JSON.parse(readFileSync(join(clientDir, 'manifest.json'), 'utf8')) as Manifest
  const fileOf = (source: string) => {
    const entry = manifest[source]
    if (!entry) throw new Error(`The build has no ${source}`)
    return entry.file
  }
  const css = readFileSync(join(clientDir, fileOf('src/resident/styles.css')), 'utf8').trim()
  return {
    css,
    cssHash: `sha256-${createHash('sha256').update(css).digest('base64')}`,
    script: (name) => `/${fileOf(`src/resident/scripts/${name}.ts`)}`,
  }
}
