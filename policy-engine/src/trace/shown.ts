import type { Json } from '../json.ts'
import type { PolicyWords } from './words.ts'

export type Language = 'zh' | 'en'

/** A figure as people read it: fen as yuan, square metres, months, codes by their words. */
export function shown(value: Json, unit: string, words: PolicyWords, language: Language): string {
  if (value === null) return '—'
  if (typeof value === 'boolean')
    return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (typeof value === 'string') return words.values[value]?.[language] ?? value
  if (typeof value !== 'number') return '—'
  const zh = language === 'zh'
  switch (unit) {
    case 'fen':
      return zh ? `${yuan(value)}元` : `${yuan(value)} yuan`
    case 'm2':
      return zh ? `${plain(value)}平方米` : `${plain(value)} m²`
    case 'month':
      return zh ? `${plain(value)}个月` : `${plain(value)} ${value === 1 ? 'month' : 'months'}`
    case 'hour':
      return zh ? `${plain(value)}小时` : `${plain(value)} hours`
    default:
      return plain(value)
  }
}

/** Whole yuan without a fraction, else always two digits. The fraction is cut from the integer. */
function yuan(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
  const rest = Math.abs(fen) % 100
  const sign = fen < 0 ? '-' : ''
  return `${sign}${grouped(whole)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
}

function plain(value: number): string {
  return Number.isInteger(value) ? grouped(value) : String(value)
}

function grouped(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(value)
}
