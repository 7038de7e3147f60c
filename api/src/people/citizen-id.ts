const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** What is wrong with a citizen ID number, so that a page can say what to type. */
export type CitizenIdFault =
  | 'citizen_id_length'
  | 'citizen_id_letters'
  | 'citizen_id_date'
  | 'citizen_id_check'

/** As it is stored: no blanks, digits that are digits, the last character a capital X. */
export function plainCitizenId(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
}

/**
 * The first thing that is wrong with a citizen ID number, or null: 18 characters, digits but for a last X, a day of
 * birth that exists and has been by `today` (YYYY-MM-DD), and the check character of GB 11643-1999 (ISO 7064 MOD 11-2).
 */
export function citizenIdFault(text: string, today: string): CitizenIdFault | null {
  const plain = plainCitizenId(text)
  if (plain.length !== 18) return 'citizen_id_length'
  if (!/^[1-9]\d{16}[\dX]$/.test(plain)) return 'citizen_id_letters'
  const born = `${plain.slice(6, 10)}-${plain.slice(10, 12)}-${plain.slice(12, 14)}`
  const read = new Date(`${born}T00:00:00Z`)
  const exists = !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === born
  if (!exists || born < '1900-01-01' || born > today) return 'citizen_id_date'
  const sum = weights.reduce((total, weight, at) => total + weight * Number(plain.charAt(at)), 0)
  return '10X98765432'.charAt(sum % 11) === plain.charAt(17) ? null : 'citizen_id_check'
}
