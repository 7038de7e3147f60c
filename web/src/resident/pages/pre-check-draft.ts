import type { Answers } from './pre-check-questions.ts'

type Draft = {
  programmes: ('subsistence-allowance' | 'emergency-aid')[]
  answers: {
    moneyAssetsFen?: number
    companyCapitalFen?: number
    vehicles?: { kind: 'CAR' | 'TWO_WHEEL' | 'BOAT'; priceFen: null; disabilityAid: false }[]
    kind?: 'URGENT'
    cause?: 'FIRE' | 'TRAFFIC' | 'OTHER_ACCIDENT' | 'SUDDEN_ILLNESS' | 'UNEMPLOYED_UNINSURED'
    persons?: number
  }
}

/**
 * What of the pre-check an application asks its applicant. Income, homes and who lives there are the registers' to
 * say: a remembered figure must not stand against them (docs/decisions/013). The api looks at every value.
 */
export function carriedDraft(kept: Answers): Draft {
  const { savingsFen, vehicles, business, sudden, people } = kept
  const happened = typeof sudden === 'string' && sudden !== 'NONE'
  return {
    programmes: happened ? ['subsistence-allowance', 'emergency-aid'] : ['subsistence-allowance'],
    answers: {
      ...(typeof savingsFen === 'number' ? { moneyAssetsFen: savingsFen } : {}),
      ...(business === 'NO' ? { companyCapitalFen: 0 } : {}),
      ...(vehicles === 'NONE' ? { vehicles: [] } : {}),
      ...(vehicles === 'CAR' || vehicles === 'TWO_WHEEL' || vehicles === 'BOAT'
        ? { vehicles: [{ kind: vehicles, priceFen: null, disabilityAid: false }] }
        : {}),
      ...(happened ? { kind: 'URGENT', cause: sudden as 'FIRE' } : {}),
      ...(happened && typeof people === 'number' ? { persons: people } : {}),
    },
  }
}
