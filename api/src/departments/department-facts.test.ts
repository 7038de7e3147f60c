import { expect, test } from 'vitest'
import { educationReader } from './education-facts.ts'
import { joinHouseholdFacts } from './household-facts.ts'
import { housingReader } from './housing-facts.ts'
import { medicalInsuranceReader } from './medical-insurance-facts.ts'
import { readRecord } from './read-record.ts'
import { socialSecurityReader } from './social-security-facts.ts'

const today = '2026-11-23'

function aSocialSecurityRecord(changes: object = {}) {
  return {
    insuredStatus: null,
    employerName: null,
    flexibleEmployment: false,
    contributionBase: '0.00',
    personalContribution: '0.00',
    wageMean6m: '0.00',
    pensionMonthly: '0.00',
    centralBasicPension: '0.00',
    unemploymentRegistered: false,
    unemploymentBenefit: '0.00',
    injuryBenefit: '0.00',
    survivorBenefit: '0.00',
    jobRefusals6m: 0,
    dataDate: '2026-11-01',
    ...changes,
  }
}

function aHome(number: number, changes: object = {}) {
  return {
    realEstateUnitNo: `330113001002GB00001F${String(number).padStart(8, '0')}`,
    usage: 'residential',
    floorArea: '80.40',
    soleDwelling: false,
    ...changes,
  }
}

function aHousingRecord(realEstate: object[], changes: object = {}) {
  return { realEstate, publicRentalStatus: 'none', dataDate: '2026-11-20', ...changes }
}

function values(facts: ReturnType<typeof readRecord>): Record<string, unknown> {
  if (!Array.isArray(facts)) throw new Error(`${facts.problem}: ${facts.reason}`)
  return Object.fromEntries(facts.map((fact) => [fact.name, fact.value]))
}

test('transfers are benefits less contributions, to the fen', () => {
  const record = aSocialSecurityRecord({
    wageMean6m: '4408.26',
    contributionBase: '4812.00',
    personalContribution: '505.26',
    pensionMonthly: '500.00',
    centralBasicPension: '143.00',
    unemploymentBenefit: '0.10',
    injuryBenefit: '0.20',
    survivorBenefit: '0.30',
  })
  // 500.00 + 0.10 + 0.20 + 0.30 − 505.26 = −4.66
  expect(values(readRecord(socialSecurityReader, record, today, 100))).toMatchObject({
    wageIncomeFen: 440_826,
    transferNetIncomeFen: -466,
    centralBasicPensionFen: 14_300,
    employed: false,
  })
})

test.each([
  [{ wageMean6m: '-0.01' }],
  [{ wageMean6m: '286010.00' }],
  [{ contributionBase: '481200.00', personalContribution: '5052.60' }],
  [{ pensionMonthly: '40000.00', centralBasicPension: '14300.00' }],
  [{ pensionMonthly: '100.00', centralBasicPension: '143.00' }],
  [{ unemploymentBenefit: '224100.00' }],
  [{ dataDate: '2026-11-24' }],
])('%j cannot be and goes to a person', (changes) => {
  const read = readRecord(socialSecurityReader, aSocialSecurityRecord(changes), today, 100)
  expect(read).toMatchObject({ problem: 'implausible' })
})

test.each([
  [{ wageMean6m: 2860.1 }],
  [{ wageMean6m: '2860.105' }],
  [{ wageMean6m: null }],
  [{ dataDate: '2026-02-30' }],
])('%j is not a record', (changes) => {
  const read = readRecord(socialSecurityReader, aSocialSecurityRecord(changes), today, 100)
  expect(read).toMatchObject({ problem: 'invalid' })
})

test('data is stale after the limit, not on it', () => {
  const qualityOf = (dataDate: string) => {
    const facts = readRecord(socialSecurityReader, aSocialSecurityRecord({ dataDate }), today, 100)
    return Array.isArray(facts) ? facts[0]?.quality : undefined
  }
  expect(qualityOf('2026-08-15')).toBe('ok')
  expect(qualityOf('2026-08-14')).toBe('stale')
})

test('medical insurance says “employed” only for active insurance by an employer', () => {
  const record = (line: object) => ({
    insuinfo: [
      {
        insutype: '310',
        psn_type: 'working',
        psn_insu_stas: '1',
        emp_name: '浙江运河物流有限公司',
        ...line,
      },
    ],
    serious_illness: true,
    settlement: {
      year: 2026,
      selfPayInpatient: '30000.00',
      selfPayOutpatient: '12.05',
      aidUsed: '0.00',
    },
    dataDate: '2026-11-22',
  })
  const read = (line: object) =>
    values(readRecord(medicalInsuranceReader, record(line), today, 100))
  expect(read({})).toEqual({
    seriousIllness: true,
    insuredMedical: true,
    inpatientSelfPayFen: 3_000_000,
    outpatientSelfPayFen: 1_205,
    aidUsedFen: 0,
    employed: true,
  })
  expect(read({ insutype: '390', emp_name: null })).not.toHaveProperty('employed')
  expect(read({ psn_insu_stas: '2' })).not.toHaveProperty('employed')
  expect(read({ psn_type: 'retired' })).not.toHaveProperty('employed')
})

test.each([
  ['enrolled', 'BACHELOR', true, 'FT_UPTO_BACHELOR'],
  ['enrolled', 'COLLEGE', true, 'FT_UPTO_BACHELOR'],
  ['enrolled', 'MASTER', true, 'FT_POSTGRAD'],
  ['enrolled', 'BACHELOR', false, 'PT'],
  ['graduated', 'BACHELOR', true, 'NONE'],
  ['none', null, false, 'NONE'],
  ['suspended', 'BACHELOR', true, undefined],
])('%s, %s, full-time %s is %s', (studentStatus, level, fullTime, status) => {
  const record = { studentStatus, level, fullTime, dataDate: '2026-11-01' }
  expect(values(readRecord(educationReader, record, today, 100)).studyStatus).toBe(status)
})

test('homes, shops and parking spaces are told apart', () => {
  const record = aHousingRecord([
    aHome(1),
    aHome(2, { usage: 'commercial', soleDwelling: true }),
    aHome(3, { usage: 'parking' }),
  ])
  const facts = readRecord(housingReader, record, today, 100)
  expect(
    joinHouseholdFacts([Array.isArray(facts) ? facts : null]).map((fact) => fact.value),
  ).toEqual([
    [{ areaM2: 80.4, kind: 'RESIDENTIAL' }],
    [{ areaM2: 80.4, soleDwelling: true }],
    'NONE',
  ])
})

test('a home owned by two members is one home', () => {
  const read = (homes: object[], changes: object = {}) => {
    const facts = readRecord(housingReader, aHousingRecord(homes, changes), today, 100)
    return Array.isArray(facts) ? facts : null
  }
  const joined = joinHouseholdFacts([
    read([aHome(1), aHome(2)]),
    read([aHome(1)], { publicRentalStatus: 'waiting', dataDate: '2026-01-01' }),
    read([]),
  ])
  expect(joined[0]).toEqual({
    name: 'homes',
    scope: 'household',
    asOf: '2026-01-01',
    quality: 'stale',
    value: [
      { areaM2: 80.4, kind: 'RESIDENTIAL' },
      { areaM2: 80.4, kind: 'RESIDENTIAL' },
    ],
  })
  expect(joined[2]?.value).toBe('WAITING')
  expect(joinHouseholdFacts([read([aHome(1)]), null])).toEqual([])
})

test('an area a hundred times too large goes to a person', () => {
  const read = readRecord(
    housingReader,
    aHousingRecord([aHome(1, { floorArea: '8040.00' })]),
    today,
    100,
  )
  expect(read).toMatchObject({ problem: 'implausible' })
})

test.each([
  [{ level: 'KG' }, 'KINDERGARTEN'],
  [{ level: 'JUNIOR' }, 'PRIMARY_JUNIOR'],
  [{ level: 'COLLEGE' }, 'UNIVERSITY'],
  [{ level: 'MASTER' }, 'POSTGRADUATE'],
  [{ level: null, studentStatus: 'none' }, 'NONE'],
  // 休学 keeps the place without attending: a person looks.
  [{ level: 'SENIOR', studentStatus: 'suspended' }, undefined],
])('%j is at the stage %s', (changes, stage) => {
  const enrolled = { fullTime: true, studentStatus: 'enrolled', dataDate: '2026-11-20' }
  const record = { ...enrolled, ...changes }
  expect(values(readRecord(educationReader, record, today, 100)).educationStage).toBe(stage)
})

test('what social security does not say about lost work is not known, and never zero', () => {
  const silent = values(readRecord(socialSecurityReader, aSocialSecurityRecord(), today, 100))
  expect(silent).not.toHaveProperty('paidMonths')
  expect(silent).not.toHaveProperty('involuntaryUnemployment')
  const said = aSocialSecurityRecord({
    paidMonths: 54,
    unemploymentInvoluntary: true,
    benefitMonthsUsed: 2,
  })
  expect(values(readRecord(socialSecurityReader, said, today, 100))).toMatchObject({
    paidMonths: 54,
    involuntaryUnemployment: true,
    benefitMonthsUsed: 2,
  })
})

test('the worst house that a member lives in is the household’s', () => {
  const living = (homeDangerGrade: string | null) => {
    const record = aHousingRecord([], { homeDangerGrade, ruralHome: homeDangerGrade === 'D' })
    const facts = readRecord(housingReader, record, today, 100)
    return Array.isArray(facts) ? facts : null
  }
  const joined = (...grades: (string | null)[]) =>
    Object.fromEntries(
      joinHouseholdFacts(grades.map(living)).map((fact) => [fact.name, fact.value]),
    )
  expect(joined('B', 'D', null)).toMatchObject({ homeDangerGrade: 'D', ruralHome: true })
  expect(joined(null, null)).toMatchObject({ homeDangerGrade: null, ruralHome: false })
  expect(joinHouseholdFacts([living('D'), null])).toEqual([])
})
