/** Integer fen from what a person typed in yuan; null when it is no amount. Never through a float. */
export function fenFromYuan(text: string): number | null {
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(/[,，\s元]/g, ''))
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** The same amount as a person would type it. */
export function yuanFromFen(fen: number): string {
  const rest = fen % 100
  const yuan = (fen - rest) / 100
  return rest === 0 ? String(yuan) : `${yuan}.${String(rest).padStart(2, '0')}`
}
