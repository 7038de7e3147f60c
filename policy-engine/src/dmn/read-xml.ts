/**
 * XML text → elements that know where they stand. A model's author needs line and column of a
 * wrong cell, and an edit must leave every other byte alone, so positions are kept for all parts.
 * XML 1.0 with namespaces, without DTD: a DOCTYPE is refused, so entities cannot grow or reach out.
 */
import { PolicyError } from './problem.ts'

export type XmlElement = {
  /** Name without prefix. */
  name: string
  namespace: string
  attributes: Map<string, string>
  children: XmlElement[]
  /** Text directly inside, decoded. */
  text: string
  /** Offsets into the source: the whole element, and what stands between its tags. */
  from: number
  to: number
  inner: { from: number; to: number } | null
}

/** `splices` are the changes made since it was read, in offsets of the text as it was then. */
export type XmlSource = {
  file: string
  text: string
  root: XmlElement
  splices: readonly { from: number; to: number; growth: number }[]
}

const ATTRIBUTE = /\s+([^\s=/>"'<]+)\s*=\s*("[^"<]*"|'[^'<]*')/y
const NAME = /[^\s/>"'<=]+/y
const DEPTH_LIMIT = 200
/** Larger files are refused: the largest model known has a tenth of this. */
const TEXT_LIMIT = 6_000_000

type Open = { element: XmlElement; tag: string; prefixes: Map<string, string> }

/** Throws PolicyError, with line and column, when the text is not well-formed. */
export function readXml(text: string, file: string): XmlSource {
  const stack: Open[] = []
  let root: XmlElement | null = null
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0

  const fail = (message: string, offset = at): never => {
    const { line, column } = lineAndColumn(text, offset)
    throw new PolicyError([{ file, elementId: null, line, column, message: `XML: ${message}` }])
  }
  if (text.length > TEXT_LIMIT) fail(`longer than ${TEXT_LIMIT} characters`)
  const skipTo = (end: string, what: string) => {
    const found = text.indexOf(end, at)
    if (found < 0) fail(`${what} is not closed`)
    at = found + end.length
  }

  const openTag = () => {
    const from = at
    NAME.lastIndex = at + 1
    const tag = NAME.exec(text)?.[0] ?? fail('a tag has no name')
    at = NAME.lastIndex
    const attributes = new Map<string, string>()
    for (ATTRIBUTE.lastIndex = at; ; at = ATTRIBUTE.lastIndex) {
      const found = ATTRIBUTE.exec(text)
      if (!found) break
      const [, name = '', quoted = ''] = found
      if (attributes.has(name)) fail(`attribute ${name} stands twice`)
      attributes.set(name, decoded(quoted.slice(1, -1)) ?? fail(`unknown entity in ${name}`))
    }
    while (/\s/.test(text[at] ?? '')) at += 1
    const empty = text.startsWith('/>', at)
    if (!empty && text[at] !== '>') fail(`tag <${tag}> is not well-formed`)
    at += empty ? 2 : 1
    const parent = stack.at(-1)
    if (!parent && root) fail('more than one root element', from)
    if (stack.length >= DEPTH_LIMIT) fail('elements are nested too deeply', from)
    const prefixes = prefixesOf(attributes, parent?.prefixes)
    const [prefix, name] = tag.includes(':') ? (tag.split(':', 2) as [string, string]) : ['', tag]
    const namespace =
      prefixes.get(prefix) ?? (prefix === '' ? '' : fail(`prefix ${prefix} is not declared`, from))
    const inner = empty ? null : { from: at, to: at }
    const element = { name, namespace, attributes, children: [], text: '', from, to: at, inner }
    parent?.element.children.push(element)
    root ??= element
    if (!empty) stack.push({ element, tag, prefixes })
  }

  const closeTag = () => {
    const from = at
    NAME.lastIndex = at + 2
    const tag = NAME.exec(text)?.[0]
    const open = stack.pop()
    if (!open || open.tag !== tag) return fail(`</${tag}> closes <${open?.tag ?? 'nothing'}>`)
    skipTo('>', `</${tag}`)
    if (open.element.inner) open.element.inner.to = from
    open.element.to = at
  }

  while (at < text.length) {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at)
      const raw = text.slice(at, end < 0 ? text.length : end)
      const top = stack.at(-1)
      if (top) top.element.text += decoded(raw) ?? fail('unknown entity')
      else if (raw.trim()) fail('text outside the root element')
      at += raw.length
    } else if (text.startsWith('<!--', at)) skipTo('-->', 'a comment')
    else if (text.startsWith('<![CDATA[', at)) {
      const start = at + 9
      skipTo(']]>', 'a CDATA section')
      const top = stack.at(-1) ?? fail('text outside the root element', start)
      top.element.text += text.slice(start, at - 3)
    } else if (text.startsWith('<?', at)) skipTo('?>', 'an instruction')
    else if (text.startsWith('<!', at)) fail('a DOCTYPE is not allowed')
    else if (text.startsWith('</', at)) closeTag()
    else openTag()
  }
  const unclosed = stack.at(-1)
  if (unclosed) fail(`<${unclosed.tag}> is not closed`, unclosed.element.from)
  return { file, text, root: root ?? fail('there is no element'), splices: [] }
}

/** Line and column (in UTF-16 units, from 1) of an offset. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return {
    line: before.split('\n').length,
    column: offset - (before.lastIndexOf('\n') + 1) + 1,
  }
}

/** Writes text so that reading it gives the same text again. */
export function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML and character references; null when there is any other. */
export function decoded(raw: string): string | null {
  if (!raw.includes('&')) return raw
  let wrong = false
  const text = raw.replaceAll(/&([^;&]{0,9};)?/g, (_, body?: string) => {
    const found = body === undefined ? undefined : entity(body.slice(0, -1))
    if (found === undefined) wrong = true
    return found ?? ''
  })
  return wrong ? null : text
}

function entity(body: string): string | undefined {
  if (!body.startsWith('#')) return Object.hasOwn(NAMED, body) ? NAMED[body] : undefined
  if (!/^#(x[0-9a-fA-F]+|[0-9]+)$/.test(body)) return undefined
  const code = body.startsWith('#x') ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

function prefixesOf(
  attributes: Map<string, string>,
  inherited: Map<string, string> | undefined,
): Map<string, string> {
  let own: Map<string, string> | null = null
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    own ??= new Map(inherited ?? [['xml', 'http://www.w3.org/XML/1998/namespace']])
    own.set(name === 'xmlns' ? '' : name.slice(6), value)
  }
  return own ?? inherited ?? new Map()
}
