import { expect, test } from 'vitest'
import { readCorrected } from './read-corrected.ts'

test.each([
  ['wageIncomeFen', 0, '1,200.5', 120_050],
  ['wageIncomeFen', 0, '１５００', 150_000],
  ['wageIncomeFen', 0, 'about 3', 'about 3'],
  ['paidMonths', 3, '12', 12],
  ['employed', true, '否', false],
  ['employed', false, 'yes', true],
  ['employed', false, 'perhaps', 'perhaps'],
  ['studyStatus', 'NONE', 'PT', 'PT'],
])('%s was %s, typed %s is %s', (name, disputed, typed, read) => {
  expect(readCorrected(name, disputed, typed)).toBe(read)
})
