/** One broken rule at one place. */
export type Finding = { file: string; line?: number; text: string }

/** A rule of the house that a machine can hold. `root` is the tree to look at, so that a test can plant one. */
export type Rule = { name: string; check(root: string): Promise<Finding[]> }

export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
