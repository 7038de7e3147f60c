export type BankLine = {
  paymentId: string
  name: string
  account: string
  amountFen: number
  period: string
  programme: string
}

/** Integer fen as yuan with two decimals, without floating point. */
export function yuan(amountFen: number): string {
  const sign = amountFen < 0 ? '-' : ''
  const digits = String(Math.abs(amountFen)).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * The file for the bank: one line a payment, a closing line with count and sum. UTF-8 with BOM, CRLF (RFC 4180).
 * A cell that a spreadsheet would take for a formula is made inert.
 */
export function bankFile(lines: BankLine[]): string {
  const head = ['payment_id', 'name', 'account', 'amount_yuan', 'period', 'programme']
  const body = lines.map((line) => [
    line.paymentId,
    line.name,
    line.account,
    yuan(line.amountFen),
    line.period,
    line.programme,
  ])
  const total = lines.reduce((sum, line) => sum + line.amountFen, 0)
  const rows = [head, ...body, ['TOTAL', String(lines.length), '', yuan(total), '', '']]
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
