/** One text of a file in the place of another, without reading the file again. */
import { encoded, type XmlElement, type XmlSource } from './read-xml.ts'

/**
 * The source with a new text inside an element; null when the element has no inside, or when so
 * much was changed that the file is better read anew. Elements stay as they were first read: where
 * they stand now is told by `placeNow`.
 */
export function spliced(source: XmlSource, element: XmlElement, text: string): XmlSource | null {
  const { inner } = element
  if (!inner || source.splices.length >= SPLICES_LIMIT) return null
  const { from, to } = inner
  const own = source.splices.find((one) => one.from === from && one.to === to)
  const start = placeNow(source, from)
  const end = start + (to - from) + (own?.growth ?? 0)
  const body = encoded(text)
  const others = source.splices.filter((one) => one !== own)
  return {
    ...source,
    text: source.text.slice(0, start) + body + source.text.slice(end),
    splices: [...others, { from, to, growth: body.length - (to - from) }],
  }
}

const SPLICES_LIMIT = 200

/** Where an offset of an element, as first read, stands in the text as it is now. */
export function placeNow({ splices }: XmlSource, offset: number): number {
  let now = offset
  for (const { from, to, growth } of splices) if (from < offset && to <= offset) now += growth
  return now
}
