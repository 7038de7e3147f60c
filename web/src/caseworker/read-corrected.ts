/**
 * A figure as an officer types it, as the kind that the disputed one is: yuan become fen, yes and no become true and
 * false. What cannot be read stays text, and the api says what it expects.
 */
export function readCorrected(
  name: string,
  disputed: unknown,
  typed: string,
): number | boolean | string {
  const text = typed.normalize('NFKC').trim().replaceAll(',', '')
  if (typeof disputed === 'boolean') {
    if (/^(是|有|yes|true|1)$/i.test(text)) return true
    if (/^(否|没有|不是|no|false|0)$/i.test(text)) return false
    return text
  }
  if (typeof disputed !== 'number' || !/^\d+(\.\d{1,2})?$/.test(text)) return text
  if (!name.endsWith('Fen')) return Number(text)
  const [yuan = '0', cents = ''] = text.split('.')
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
}
