const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of the first 17 digits: GB 11643-1999, ISO 7064 MOD 11-2. */
export function checkCharacter(body: string): string {
  const sum = weights.reduce(
    (total, weight, index) => total + weight * Number(body.charAt(index)),
    0,
  )
  return '10X98765432'.charAt(sum % 11)
}

/**
 * A well-formed citizen ID number that nobody can hold.
 * The first six digits are the county where the number was first given. 330113 (Linping) exists only since April 2021,
 * so nobody born earlier holds it; births since then get 330125 (Yuhang county), abolished long before 2002.
 * @param sequence 0–499, unique for one birth date and sex; odd last digits are men, even ones women.
 */
export function fictionalCitizenId(birthDate: string, sex: '1' | '2', sequence: number): string {
  if (sequence < 0 || sequence > 499) throw new Error(`no number is left for ${birthDate}`)
  // The last even one would be 1000, which does not fit three digits; 000 is even and not used otherwise.
  const order = sequence * 2 + (sex === '1' ? 1 : 2)
  const area = birthDate < '2021-04-01' ? '330113' : '330125'
  const body = `${area}${birthDate.replaceAll('-', '')}${String(order % 1000).padStart(3, '0')}`
  return body + checkCharacter(body)
}

/** Whether a text can be a citizen ID number: 18 characters, a real date, a right check character. `x` counts as `X`. */
export function isPlausibleCitizenId(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(text)) return false
  const date = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  const parsed = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date) return false
  return checkCharacter(text) === text.charAt(17).toUpperCase()
}
