/** Written numbers and JSON values → constants with the scale they are written in. */

import { dateFromText, durationFromText } from '../../feel/temporal-from-text.ts'
import type { Json } from '../../json.ts'
import { NotScalarError, type Scalar } from './scalar.ts'
import { whole } from './scalar-types.ts'
import type { Scalars } from './scalars.ts'
import { DAYS_LIMIT, MONTHS_LIMIT, SAFE_BOUND } from './units.ts'

export function constantFromText(make: Scalars, text: string): Scalar {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text)
  if (!match) throw new NotScalarError(`the number ${text}`)
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  const value = Number(`${match[1]}${match[2]}${fraction}`)
  if (!(Math.abs(value) < SAFE_BOUND)) throw new NotScalarError(`the number ${text}`)
  return make.constant(value + 0, whole(0, 0, fraction.length))
}

/** A parameter's value. A text that is a day stays a text: FEEL sees it as one. */
export function constantFromJson(make: Scalars, json: Json): Scalar {
  if (json === null || typeof json === 'boolean' || typeof json === 'string')
    return make.constant(json)
  if (typeof json === 'number') return constantFromText(make, String(json))
  throw new NotScalarError('a parameter that is a list or a context')
}

export function dayConstant(make: Scalars, on: string): Scalar {
  const day = dateFromText(on)
  if (!day) throw new NotScalarError(`${on} is no day`)
  return make.constant(day.days, { kind: 'date' })
}

/** A written day, or a written duration of whole days or months. */
export function timeConstant(make: Scalars, text: string): Scalar {
  const day = dateFromText(text)
  if (day) return make.constant(day.days, { kind: 'date' })
  const length = durationFromText(text)
  if (length?.kind === 'years and months duration' && Math.abs(length.months) <= MONTHS_LIMIT) {
    return make.constant(length.months, { kind: 'months' })
  }
  if (length?.kind === 'days and time duration' && typeof length.seconds === 'number') {
    const days = length.seconds / 86_400
    if (Number.isInteger(days) && Math.abs(days) <= DAYS_LIMIT)
      return make.constant(days, { kind: 'days' })
  }
  throw new NotScalarError(`the time ${text}`)
}
