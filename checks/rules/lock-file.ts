import type { Finding, Rule } from '../finding.ts'
import { readSources } from '../source-files.ts'

type LockedPackage = { link?: boolean; inBundle?: boolean; integrity?: string; license?: string }

/** Read by the check as they stand: permissive, or copyleft by the file (MPL) which we do not change. */
const licences = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'Python-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-4.0',
  'Unlicense',
  'PostgreSQL',
])

/** Every package is named with the hash of its contents, so that nobody can put another in its place. */
export const lockFile: Rule = {
  name: 'lock-file',
  async check(root) {
    return readLocked(root)
      .filter(([, entry]) => !/^sha512-/.test(entry.integrity ?? ''))
      .map(
        ([path]): Finding => ({
          file: 'package-lock.json',
          text: `${path} has no sha512 integrity`,
        }),
      )
  },
}

/** libvips, which sharp calls: a library of its own that anybody may replace, as its licence wants. */
const linkedOnly = /(^|\/)node_modules\/@img\/sharp-/
const LINKED = 'LGPL-3.0-or-later'

export const licencesAllowed: Rule = {
  name: 'licences',
  async check(root) {
    return readLocked(root)
      .filter(([path, entry]) => !isAllowed(entry.license ?? '', linkedOnly.test(path)))
      .map(
        ([path, entry]): Finding => ({
          file: 'package-lock.json',
          text: `${path} is under ${entry.license ?? 'no licence'}, which is not on the list`,
        }),
      )
  },
}

function readLocked(root: string): [string, LockedPackage][] {
  const [lock] = readSources(root, /^package-lock\.json$/)
  if (!lock) return []
  const { packages }: { packages: Record<string, LockedPackage> } = JSON.parse(lock.text)
  return Object.entries(packages).filter(
    ([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.inBundle,
  )
}

/** "A OR B": one of them is enough; "A AND B": all of them. */
function isAllowed(expression: string, isLinked: boolean): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) =>
      choice
        .split(/\s+AND\s+/)
        .every(
          (licence) => licences.has(licence.trim()) || (isLinked && licence.trim() === LINKED),
        ),
    )
}
