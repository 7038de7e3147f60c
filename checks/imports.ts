import { posix } from 'node:path'
import { lineOf } from './finding.ts'
import type { SourceFile } from './source-files.ts'

export type Import = {
  line: number
  /** As written. */
  from: string
  /** Relative imports as a path from the root; else undefined. */
  path: string | undefined
  /** Whether nothing of it is left at run time. */
  isType: boolean
}

const statement =
  /(?<![\w$.])(?:import|export)\s+(?<clause>type\s+)?(?<names>[\w*\s{},$]*?)\s*from\s*(?<quote>['"])(?<from>[^'"\n]+)\k<quote>/g
const bare = /(?<![\w$.])import\s*(?:\(\s*)?(['"])([^'"\n]+)\1/g

/** What a file imports. By pattern, since this TypeScript has no programming interface: comments are blanked first. */
export function readImports({ path, text }: SourceFile): Import[] {
  const code = blankComments(text)
  const found: Import[] = []
  const add = (index: number, from: string, isType: boolean) =>
    found.push({
      line: lineOf(code, index),
      from,
      path: from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined,
      isType,
    })
  for (const match of code.matchAll(statement)) {
    const { clause, names, from } = match.groups as Record<string, string | undefined>
    add(match.index, from as string, clause !== undefined || areAllTypes(names ?? ''))
  }
  for (const match of code.matchAll(bare)) add(match.index, match[2] as string, false)
  return found
}

/** `{ type A, type B }`, and no default import beside it. */
function areAllTypes(names: string): boolean {
  const inside = names.trim().match(/^\{([^}]*)\}$/)?.[1]
  if (inside === undefined) return false
  const list = inside
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return list.length > 0 && list.every((name) => name.startsWith('type '))
}

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g
const isComment = (text: string) => text.startsWith('//') || text.startsWith('/*')
const blank = (text: string) => text.replace(/[^\n]/g, ' ')

/** The same text, comments replaced by blanks so that lines and places stay. Strings are left as they are. */
export function blankComments(text: string): string {
  return text.replace(token, (found) => (isComment(found) ? blank(found) : found))
}

/** The same text without comments and strings: what is left was written as code. */
export function blankWords(text: string): string {
  return text.replace(token, blank)
}
