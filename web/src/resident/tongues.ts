import type { Tongue } from '../words/tongue.ts'

/** The build finds every file of the folder: a language more is a file more. */
const files = import.meta.glob<Tongue>('../words/tongues/*.ts', { eager: true, import: 'tongue' })

/** The languages of the pages by their codes. */
export const tongues: Record<string, Tongue> = Object.fromEntries(
  Object.entries(files).map(([path, tongue]) => [
    path.slice(path.lastIndexOf('/') + 1, -'.ts'.length),
    tongue,
  ]),
)

export const defaultTongue = 'zh'

export function isTongue(code: string): boolean {
  return Object.hasOwn(tongues, code)
}
