/** More than any household has; the api takes no larger amount. Fen. */
export const MAX_FEN = 1_000_000_000_00

/**
 * Integer fen from what a person typed in yuan: 1200, 1,200.5, １２００元, 1200 yuan. Null when it is no amount. Read
 * from the digits, never through a float.
 */
export function fenFromYuan(text: string): number | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(
    text.normalize('NFKC').replaceAll(/[,\s]|元|yuan/g, ''),
  )
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** The same amount as a person would type it. */
export function yuanFromFen(fen: number): string {
  const rest = fen % 100
  const yuan = (fen - rest) / 100
  return rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, '0')}`
}
