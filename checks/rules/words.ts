import type { Finding, Rule } from '../finding.ts'
import { readSources } from '../source-files.ts'

const languages = ['zh', 'en'] as const

/** A text beside a policy is there in both languages, with the same slots. Pages are held by the compiler. */
export const words: Rule = {
  name: 'words',
  async check(root) {
    return readSources(root, /\.words\.json$/).flatMap(({ path, text }) => {
      try {
        return lookAt(JSON.parse(text), '').map(
          (problem): Finding => ({ file: path, text: problem }),
        )
      } catch (cause) {
        return [{ file: path, text: `not JSON: ${(cause as Error).message}` }]
      }
    })
  },
}

function lookAt(value: unknown, place: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const record = value as Record<string, unknown>
  if (!languages.some((language) => language in record)) {
    return entries.flatMap(([key, inner]) => lookAt(inner, place ? `${place}.${key}` : key))
  }
  const missing = languages.filter(
    (language) => typeof record[language] !== 'string' || record[language].trim() === '',
  )
  if (missing.length > 0) return missing.map((language) => `${place} has no ${language}`)
  const [zh, en] = languages.map((language) => slotsIn(record[language] as string))
  return zh === en ? [] : [`${place}: the slots differ, zh ${zh || 'none'}, en ${en || 'none'}`]
}

function slotsIn(text: string): string {
  return [...new Set(text.match(/\{[^}]+\}/g))].sort().join(' ')
}
