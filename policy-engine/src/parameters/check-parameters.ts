import type { ParameterRow } from './parameters-on.ts'

/** Units that a parameter may have; a part of a unit is before the first slash. */
const UNITS = [
  'fen',
  'm2',
  'year',
  'month',
  'day',
  'workingDay',
  'hour',
  'times',
  'count',
  'person',
  'boolean',
  'code',
  'percent',
  'kWh',
]

/** What the end of a name promises about the unit. */
const PROMISES: readonly (readonly [RegExp, string])[] = [
  [/Fen$/, 'fen'],
  [/M2$/, 'm2'],
  [/(?<!Working)Days$/, 'day'],
  [/WorkingDays$/, 'workingDay'],
  [/Months$/, 'month'],
  [/Years$/, 'year'],
  [/Hours$/, 'hour'],
]

/**
 * Everything wrong with a set of parameter rows, as sentences that name the row: dates that overlap
 * at one place, units that do not fit the name or the value, rows without source or article.
 */
export function parameterProblems(rows: readonly ParameterRow[]): string[] {
  const problems: string[] = []
  for (const row of rows) {
    const say = (message: string) =>
      problems.push(`${row.name} (${row.place}, ${row.from}): ${message}`)
    const unit = row.unit.split('/')[0] ?? ''
    const promised = PROMISES.find(([pattern]) => pattern.test(row.name))?.[1]
    if (!UNITS.includes(unit)) say(`there is no unit ${row.unit}`)
    else if (promised && unit !== promised) say(`the unit must be ${promised}, not ${row.unit}`)
    if (!fits(row, unit))
      say(`the value ${JSON.stringify(row.value)} does not fit the unit ${row.unit}`)
    if (!row.source) say('there is no source')
    if (!row.article) say('there is no article')
    if (!isDay(row.from) || (row.to !== null && !(isDay(row.to) && row.from < row.to))) {
      say(`from ${row.from} to ${row.to} is not a period`)
    }
  }
  return [...problems, ...overlaps(rows)]
}

function fits({ value }: ParameterRow, unit: string): boolean {
  if (value === null) return true
  if (unit === 'boolean') return typeof value === 'boolean'
  if (unit === 'code') return typeof value === 'string'
  if (typeof value !== 'number') return false
  return unit !== 'fen' || Number.isSafeInteger(value)
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}

function overlaps(rows: readonly ParameterRow[]): string[] {
  const problems: string[] = []
  const lines = Map.groupBy(rows, (row) => `${row.name} ${row.place.replace(/(?:00)+$/, '')}`)
  for (const line of lines.values()) {
    const ordered = line.toSorted((a, b) => (a.from < b.from ? -1 : 1))
    for (const [index, row] of ordered.entries()) {
      const next = ordered[index + 1]
      if (!next || (row.to !== null && row.to <= next.from)) continue
      problems.push(
        `${row.name} (${row.place}): the rows from ${row.from} and ${next.from} overlap`,
      )
    }
  }
  return problems
}
