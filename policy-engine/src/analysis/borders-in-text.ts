/** Numbers and days at which a text of a rule may draw its line. */
import { plusMonths } from '../feel/calendar.ts'
import { type Num, numberFromJson, numberFromText } from '../feel/number.ts'
import { dateFromText, durationFromText } from '../feel/temporal-from-text.ts'
import type { ParameterSet } from '../parameters/parameters-on.ts'

export type Borders = { numbers: Num[]; days: number[] }

/** Number literals, the values of parameters by their names, and days a duration before `on`. */
export function bordersIn(
  texts: readonly (string | null)[],
  parameters: ParameterSet,
  on: string,
): Borders {
  const whole = texts.join(' ')
  const literals = [...whole.matchAll(/(?<![\w"])\d+(?:\.\d+)?/g)].map(([text]) =>
    numberFromText(text),
  )
  const named = Object.entries(parameters).flatMap(([name, { value }]) =>
    whole.includes(`parameters.${name}`) && typeof value === 'number'
      ? [numberFromJson(value)]
      : [],
  )
  const today = dateFromText(on)
  const durations = [...whole.matchAll(/"(-?P[\dYMDTHS.]+)"/g)].map(([, text = '']) =>
    durationFromText(text),
  )
  const days = durations.flatMap((duration) => {
    if (!today || duration?.kind !== 'years and months duration') return []
    const day = plusMonths(today.days, 0 - Number(duration.months))
    return day === null ? [] : [day]
  })
  return { numbers: [...literals, ...named].filter((one) => one !== null), days }
}
