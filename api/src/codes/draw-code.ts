import qrcode from 'qrcode'

/** A code as SVG text: quiet zone 4 modules, black on white. Level Q for cards, M for phones (security.md 1.4). */
export async function drawCode(content: string, level: 'M' | 'Q'): Promise<string> {
  return await qrcode.toString(content, { type: 'svg', errorCorrectionLevel: level, margin: 4 })
}

/** The link that a printed card carries. The number stands in the fragment, so it reaches no server log. */
export function cardLink(baseUrl: string, card: string): string {
  return `${baseUrl}/c#${card}`
}
