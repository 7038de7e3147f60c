import { money } from './format.ts'
import type { Language } from './language.ts'
import { terms } from './terms.ts'

type Json = unknown

/** A fact's value as a person reads it: money in yuan, lists spelled out, codes as words. */
export function factValue(name: string, value: Json, language: Language): string {
  const words = terms[language]
  if (value === null || value === undefined) return '—'
  if (typeof value === 'number')
    return name.endsWith('Fen') ? money(value, language) : String(value)
  if (typeof value === 'boolean') return words.value[String(value)] ?? String(value)
  if (name === 'obligors' && Array.isArray(value) && value.length > 0)
    return words.people(value.length)
  if (Array.isArray(value))
    return value.length === 0
      ? words.noneHeld
      : value.map((each) => itemValue(each, language)).join(language === 'zh' ? '、' : ', ')
  if (name === 'relation') return words.relation[String(value)] ?? words.relationOther
  return words.value[String(value)] ?? String(value)
}

function itemValue(item: Json, language: Language): string {
  const { areaM2, kind } = (item ?? {}) as { areaM2?: number; kind?: string }
  if (areaM2 !== undefined) return terms[language].squareMetres(areaM2.toFixed(2))
  return terms[language].value[kind ?? ''] ?? terms[language].value.OTHER ?? ''
}
