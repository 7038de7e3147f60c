/** Where something stands in a file, found quickly however often it is asked. */
import type { XmlElement, XmlSource } from './read-xml.ts'

const lineStarts = new WeakMap<XmlSource, readonly number[]>()

/** Line and column (in UTF-16 units, from 1) of an offset. */
export function positionIn(source: XmlSource, offset: number): { line: number; column: number } {
  let starts = lineStarts.get(source)
  if (!starts) {
    starts = [0, ...Array.from(source.text.matchAll(/\n/g), ({ index }) => index + 1)]
    lineStarts.set(source, starts)
  }
  const line = lastNotAfter(starts, offset, (start) => start)
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
}

/** The id of the element, or of the nearest one around it that has an id. */
export function nearestId({ root }: XmlSource, element: XmlElement): string | null {
  let id: string | null = null
  let at: XmlElement | undefined = root
  while (at) {
    id = at.attributes.get('id') ?? id
    if (at === element) break
    const { children }: XmlElement = at
    const found: XmlElement | undefined =
      children[lastNotAfter(children, element.from, ({ from }) => from)]
    at = found && element.to <= found.to ? found : undefined
  }
  return id
}

/** The index of the last of ordered things that does not begin after an offset. */
function lastNotAfter<T>(all: readonly T[], offset: number, begin: (one: T) => number): number {
  let [low, high] = [0, all.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (begin(all[middle] as T) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
