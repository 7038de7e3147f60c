/** Files of a small project, path to text; null: not there. A function makes its text from our own project. */
export type Tree = Record<string, string | null | ((projectRoot: string) => string)>

export type Planting = {
  rule: string
  what: string
  tree: Tree
  /** The one file that must be named. */
  at?: string
  /** What must be said of it, where another rule could speak as well. */
  says?: string
  /** What makes the tree clean again. */
  clean: Tree
}

/** One violation, and its mending, in one file. */
export function oneFile(
  rule: string,
  what: string,
  path: string,
  bad: string,
  good: string | null,
  rest: Tree = {},
): Planting {
  return { rule, what, tree: { ...rest, [path]: bad }, at: path, clean: { [path]: good } }
}
