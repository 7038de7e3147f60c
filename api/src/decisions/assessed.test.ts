import type { Evaluation } from '@happiness-code/policy-engine'
import { expect, test } from 'vitest'
import { type Answered, assessedFacts } from './assessed.ts'

const answered = (programme: string, ...said: [string, boolean, string][]): Answered => ({
  programme,
  tier: null,
  evaluation: {
    figures: [],
    members: said.map(([personId, counts, why]) => ({ personId, counts, why })),
  } as unknown as Evaluation,
})
const counted = (answers: Answered[], ...ids: string[]) =>
  assessedFacts(
    { members: ids.map((personId) => ({ personId })), inPayment: null },
    answers,
  ).members.map(({ countsInHousehold }) => countsInHousehold)

const allowance = answered(
  'subsistence-allowance',
  ['wife', true, 'SPOUSE'],
  ['prisoner', false, 'PRISON'],
  ['son', false, 'UNKNOWN'],
)

test('each member counts as the composition of the allowance says; whom it cannot place is unknown', () => {
  expect(counted([allowance], 'wife', 'prisoner', 'son', 'newborn')).toEqual([
    true,
    false,
    null,
    null,
  ])
})

test('before the allowance is decided nobody has said who counts', () => {
  const before = answered('destitute-support', ['wife', false, 'ABLE_TO_WORK'])
  expect(counted([before], 'wife')).toEqual([undefined])
})

test('who is destitute in their own right keeps the tier that is theirs, and might be while it is not known', () => {
  const brothers = answered(
    'subsistence-allowance',
    ['one', false, 'NO_SUPPORT_DUTY'],
    ['two', false, 'NO_SUPPORT_DUTY'],
    ['three', false, 'NO_SUPPORT_DUTY'],
  )
  const destitute = answered(
    'destitute-support',
    ['one', true, 'WITHOUT_SUPPORT'],
    ['two', false, 'UNKNOWN'],
    ['three', false, 'HAS_INCOME'],
  )
  expect(counted([destitute, brothers], 'one', 'two', 'three')).toEqual([true, null, false])
})
