import { expect, test } from 'vitest'
import { carriedDraft } from './pre-check-draft.ts'

test('what an application asks goes into it; what registers know does not', () => {
  expect(
    carriedDraft({
      registered: 'YES',
      people: 3,
      incomeFen: 150_000,
      savingsFen: 100_000,
      vehicles: 'NONE',
      homes: 'ONE',
      business: 'NO',
      sudden: 'NONE',
    }),
  ).toEqual({
    programmes: ['subsistence-allowance'],
    answers: { moneyAssetsFen: 100_000, companyCapitalFen: 0, vehicles: [] },
  })
})

test('who was struck suddenly asks for emergency aid as well', () => {
  expect(carriedDraft({ people: 2, sudden: 'FIRE', vehicles: 'CAR' })).toEqual({
    programmes: ['subsistence-allowance', 'emergency-aid'],
    answers: {
      vehicles: [{ kind: 'CAR', priceFen: null, disabilityAid: false }],
      kind: 'URGENT',
      cause: 'FIRE',
      persons: 2,
    },
  })
})

test('skipped questions carry nothing', () => {
  expect(carriedDraft({ savingsFen: null, vehicles: null, business: 'YES' }).answers).toEqual({})
})
