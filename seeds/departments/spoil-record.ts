import type { Department } from '@happiness-code/api/departments/connector'
import { moveDays } from '../world/days.ts'
import type { DepartmentRecords, RealEstate } from '../world/department-records.ts'

type DepartmentRecord = NonNullable<DepartmentRecords[Department]>

/**
 * A record of figures that cannot be: every decimal amount a hundred times too high, as when fen are sent where yuan
 * are meant, and one below zero; where there are no amounts, a date ahead.
 */
export function implausibleRecord(record: DepartmentRecord): DepartmentRecord {
  if ('wageMean6m' in record) return { ...hundredfold(record), survivorBenefit: '-1.00' }
  if ('settlement' in record)
    return { ...record, settlement: { ...hundredfold(record.settlement), aidUsed: '-1.00' } }
  if ('realEstate' in record && record.realEstate.length > 0) {
    return { ...record, realEstate: record.realEstate.map((unit): RealEstate => hundredfold(unit)) }
  }
  return { ...record, dataDate: moveDays(record.dataDate, 365) }
}

/** Every field that is a decimal text with two places, times one hundred. */
function hundredfold<T extends object>(record: T): T {
  const entries = Object.entries(record).map(([field, value]) => {
    const isAmount = typeof value === 'string' && /^-?\d+\.\d\d$/.test(value)
    return [field, isAmount ? `${value.replace('.', '')}.00` : value]
  })
  return Object.fromEntries(entries) as T
}
