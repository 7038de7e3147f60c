import { type Language, languageTag } from './language.ts'

const ZONE = 'Asia/Shanghai'

/** Integer fen as yuan: 2,403.00 元, or 2,403.00 yuan. Whole yuan lose their zeros. */
export function money(amountFen: number, language: Language): string {
  const yuan = new Intl.NumberFormat(languageTag[language], {
    minimumFractionDigits: amountFen % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amountFen / 100)
  return language === 'zh' ? `${yuan}元` : `${yuan} yuan`
}

/** 2026年11月23日 星期一, or Monday 23 November 2026. */
export function date(instant: string | Date, language: Language): string {
  const value =
    typeof instant === 'string' && instant.length === 10
      ? new Date(`${instant}T12:00:00+08:00`)
      : new Date(instant)
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(value)
}

/** A day of the law, where the day of the week says nothing: 2025年1月23日, or 23 January 2025. */
export function lawDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    dateStyle: 'long',
  }).format(new Date(`${day}T12:00:00+08:00`))
}

/** The calendar day there, YYYY-MM-DD. */
export function dayOf(instant: string | Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(
    new Date(instant),
  )
}

/** Day and time, short. */
export function moment(instant: string | Date, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant))
}

/** 2026年12月, or December 2026. */
export function month(period: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: 'long',
  }).format(new Date(`${period}-15T12:00:00+08:00`))
}

/** A citation in the reader's language: "57号 art. 9" is 57号第9条 in Chinese. */
export function citation(text: string, language: Language): string {
  if (language !== 'zh') return text
  return text
    .replace(
      /\s?art\. (\d+(?:, ?\d+)*)/g,
      (_, numbers: string) => `第${numbers.replace(/, ?/g, '、')}条`,
    )
    .replaceAll('; ', '；')
}

/** The time of day, 21:05, where things happen. */
export function clock(instant: string | Date, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant))
}
