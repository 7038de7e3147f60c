/**
 * Names hold characters that a phone's fonts may lack; a box in a name says nothing. Where this browser draws a
 * character as the box of a missing one, its number in Unicode stands beside it, so that it can be told from others.
 */
const WIDE = 24
/** Never assigned: what it looks like is what a missing character looks like. */
const MISSING = String.fromCodePoint(0x3fffd)

const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
const box = drawn(MISSING)
const known = new Map<string, boolean>()

for (const text of textsOf(document.querySelector('main'))) mark(text)

function textsOf(root: Element | null): Text[] {
  if (!root) return []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  while (walker.nextNode()) found.push(walker.currentNode as Text)
  return found
}

/** Splits the text after each missing character and puts its number there. */
function mark(text: Text): void {
  let rest = text
  for (const character of Array.from(text.data)) {
    if (!isRare(character) || !isMissing(character)) continue
    const at = rest.data.indexOf(character)
    rest = rest.splitText(at + character.length)
    const number = document.createElement('span')
    number.className = 'rare'
    number.textContent = `[U+${(character.codePointAt(0) || 0).toString(16).toUpperCase()}]`
    if (rest.parentNode) rest.parentNode.insertBefore(number, rest)
  }
}

function isRare(character: string): boolean {
  const number = character.codePointAt(0) || 0
  return (number >= 0x3400 && number <= 0x4dbf) || (number >= 0x20000 && number <= 0x3ffff)
}

function isMissing(character: string): boolean {
  const before = known.get(character)
  if (before !== undefined) return before
  const isSame = drawn(character) === box
  known.set(character, isSame)
  return isSame
}

function drawn(character: string): string {
  if (!context) return character
  context.canvas.width = WIDE
  context.canvas.height = WIDE
  context.font = `${WIDE - 4}px ${getComputedStyle(document.body).fontFamily}`
  context.fillText(character, 2, WIDE - 5)
  return Array.from(context.getImageData(0, 0, WIDE, WIDE).data).join()
}
