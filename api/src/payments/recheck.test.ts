import { expect, test } from 'vitest'
import { nextRecheck } from './recheck.ts'

const made = new Date('2026-08-31T02:00:00Z')
const award = { made_at: made, ended_at: null, every: 'month' }

test.each([
  [12, '2026-11-23', '2027-08-31'],
  [6, '2026-11-23', '2027-02-28'],
  [6, '2027-02-28', '2027-02-28'],
  // Missed, it is due with the next turn, counted from the first day and not from the short month.
  [6, '2027-03-01', '2027-08-31'],
])('every %i months, seen on %s: next on %s', (months, today, day) => {
  expect(nextRecheck(award, months, today)).toEqual({ recheckMonths: months, recheckOn: day })
})

test('what is paid once or has ended is not looked at again', () => {
  const none = { recheckMonths: null, recheckOn: null }
  expect(nextRecheck({ ...award, every: 'once' }, 12, '2026-11-23')).toEqual(none)
  expect(nextRecheck({ ...award, ended_at: made }, 12, '2026-11-23')).toEqual(none)
  expect(nextRecheck(award, null, '2026-11-23')).toEqual(none)
})
