import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assets } from './context.ts'

type Manifest = Record<string, { file: string; css?: string[] }>

/** Names of the built files, as Vite wrote them down. */
export function readAssets(clientDir: string): Assets {
  const manifest = JSON.parse(readFileSync(join(clientDir, 'manifest.json'), 'utf8')) as Manifest
  const fileOf = (source: string) => {
    const entry = manifest[source]
    if (!entry) throw new Error(`The build has no ${source}`)
    return `/${entry.file}`
  }
  return {
    style: fileOf('src/resident/styles.css'),
    script: (name) => fileOf(`src/resident/scripts/${name}.ts`),
  }
}
