import { factValue } from '../words/fact-value.ts'
import { money } from '../words/format.ts'
import type { Language } from '../words/language.ts'
import { officeWords } from '../words/office.ts'

/** A value with its unit: fen as yuan, areas, months, yes and no. */
export function showValue(value: unknown, unit: string, language: Language): string {
  const words = officeWords[language].unit
  if (typeof value !== 'number')
    return Array.isArray(value) ? list(value) : factValue('', value, language)
  const after = words[unit] ?? unit
  if (unit.startsWith('fen')) return `${money(value, language)}${after}`
  const shown = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value)
  return after && language === 'en' ? `${shown} ${after}` : `${shown}${after}`
}

function list(values: unknown[]): string {
  return values.length === 0
    ? '—'
    : values
        .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
        .join(', ')
}
