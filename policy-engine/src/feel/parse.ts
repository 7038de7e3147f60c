/** FEEL text → the raw tree of lezer-feel, with limits: rules are hostile until proved otherwise. */
import { parser, trackVariables } from '@bpmn-io/lezer-feel'
import { builtinNames } from './builtins/table.ts'
import { FeelError } from './feel-error.ts'
import type { Node } from './syntax.ts'

/** Longer texts and deeper nesting are refused: rules are hostile until proved otherwise. */
const TEXT_LIMIT = 4_000
export const DEPTH_LIMIT = 400
const BRACKETS_LIMIT = 100

/** Names with spaces that may occur: a field's own names stand below it. */
export type SpacedNames = { [name: string]: SpacedNames | 1 }

const BUILTINS: SpacedNames = Object.fromEntries(
  builtinNames()
    .filter((name) => name.includes(' '))
    .map((name) => [name, 1]),
)

const configured = new Map<string, typeof parser>()

function parserFor(top: string, names: SpacedNames): typeof parser {
  const key = `${top} ${JSON.stringify(names)}`
  const known = configured.get(key)
  if (known) return known
  const contextTracker = trackVariables({ ...BUILTINS, ...names })
  const made = parser.configure({ top, contextTracker })
  if (configured.size > 500) configured.clear()
  configured.set(key, made)
  return made
}

/**
 * The raw tree of a text, its `top` being `Expression` or `UnaryTests`. Throws FeelError where the
 * text is not FEEL.
 */
export function parse(text: string, top: string, names: SpacedNames): Node {
  if (text.length > TEXT_LIMIT) {
    const all = { from: 0, to: text.length }
    throw new FeelError(`longer than ${TEXT_LIMIT} characters`, all, 'tooLong')
  }
  const deep = bracketBeyond(text, BRACKETS_LIMIT)
  if (deep !== null)
    throw new FeelError('nested too deeply', { from: deep, to: deep + 1 }, 'tooDeep')
  const parsed = parserFor(top, names)
  const tree = treeOf(parsed, text)
  const at = firstError(tree)
  if (!at) return tree
  const rewritten = text.replaceAll(/\brange(?=\s*<)/g, 'list ')
  const again = rewritten === text ? null : treeOf(parsed, rewritten)
  if (again && !firstError(again)) return again
  const found = text.slice(at.from, at.to) || text.slice(at.from, at.from + 10) || 'end of text'
  throw new FeelError(`not FEEL: unexpected ${found}`, at, 'notFeel', { found })
}

function treeOf(parsed: typeof parser, text: string): Node {
  try {
    return parsed.parse(text).topNode
  } catch (cause) {
    throw new FeelError(`not FEEL: ${String(cause)}`, { from: 0, to: text.length })
  }
}

function firstError(tree: Node): { from: number; to: number } | null {
  let found: { from: number; to: number } | null = null
  tree.tree?.iterate({
    enter(at) {
      if (at.type.isError) found ??= { from: at.from, to: at.to }
      return found === null
    },
  })
  return found
}

/** Where brackets are open deeper than the limit: the parser takes long over those, so it never sees them. */
function bracketBeyond(text: string, limit: number): number | null {
  let open = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (quoted && character === '\\') at += 1
    else if (character === '"') quoted = !quoted
    else if (!quoted && '([{'.includes(character)) open += 1
    else if (!quoted && ')]}'.includes(character)) open -= 1
    if (open > limit) return at
  }
  return null
}
