import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

export type SourceFile = {
  /** From the root, with forward slashes. */
  path: string
  text: string
}

const skipped = new Set([
  'node_modules',
  '.git',
  '.types',
  '.data',
  'dist',
  'test-results',
  'playwright-report',
  'coverage',
])

/** Every file of the tree whose name ends like that, outside installed and generated folders. */
export function readSources(root: string, ending: RegExp, folder = ''): SourceFile[] {
  return listPaths(join(root, folder), folder)
    .filter((path) => ending.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export const isTest = (path: string) => /\.(test|spec|bench)\.tsx?$/.test(path)

function listPaths(at: string, prefix: string): string[] {
  return readFolder(at).flatMap((entry) => {
    const path = prefix ? `${prefix}/${entry.name}` : entry.name
    if (skipped.has(entry.name)) return []
    if (entry.isDirectory()) return listPaths(join(at, entry.name), path)
    return entry.isFile() ? [path.replaceAll(sep, '/')] : []
  })
}

function readFolder(at: string) {
  try {
    return readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return [] // a workspace that is not there has nothing to check
  }
}
