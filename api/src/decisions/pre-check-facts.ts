import type { AssembledFacts } from '../facts/assemble.ts'
import type { RequestFacts } from './evaluate-programmes.ts'
import type { PreCheckAnswers } from './pre-check-answers.ts'

/** A birthday that makes somebody so many years old on a day. */
function bornYearsBefore(on: string, years: number): string {
  return `${Number(on.slice(0, 4)) - years}-01-01`
}

/**
 * A household as somebody without an account describes it, in the form that the rules read (docs/facts.md). Who is
 * counted is taken to be a family that lives together; what was not asked or not answered stays unknown.
 */
export function preCheckFacts(answers: PreCheckAnswers, on: string): AssembledFacts {
  const members = membersFrom(answers, on)
  return {
    facts: {
      members,
      household: {
        moneyAssetsFen: answers.savingsFen ?? null,
        vehicles: vehiclesFrom(answers.vehicles),
        homes: homesFrom(answers.homes),
        nonResidential: answers.business === 'NO' ? [] : null,
        companyCapitalFen: answers.business === 'NO' ? 0 : null,
        annualIncomeFen: answers.incomeFen === undefined ? null : answers.incomeFen * 12,
        rigidMedicalFen: answers.medicalFen ?? null,
      },
      authorisations: members.map(({ personId }) => ({ personId: String(personId) })),
      inPayment: false,
      obligors: null,
    },
    known: [],
  }
}

/** The one who answers first, then the other grown people, then the children. Income stands with the first. */
function membersFrom(answers: PreCheckAnswers, on: string): Record<string, unknown>[] {
  const people = answers.people ?? 1
  const children = Math.min(answers.children ?? 0, people - 1)
  const adults = people - children
  const registered = answers.registered === undefined ? null : answers.registered === 'YES'
  return Array.from({ length: people }, (_, index) => {
    const isAdult = index < adults
    const isFirst = index === 0
    return {
      personId: `p${index + 1}`,
      relation: isFirst ? '01' : isAdult && index === 1 ? '10' : '20',
      birthDate: bornYearsBefore(on, isAdult ? ageOf(index, adults, answers) : 10),
      // Who is asked how many live together has said that they do; how they are related is looked at later.
      coLiving: true,
      hasLegalSupportDuty: true,
      studyStatus: 'NONE',
      localHukou: registered,
      residencePermit: registered,
      ...incomeFrom(answers, isFirst),
      ...(isFirst ? healthFrom(answers) : {}),
    }
  })
}

/** Old people are the last of the grown ones, so that somebody of working age stays first where there is one. */
function ageOf(index: number, adults: number, { old = [] }: PreCheckAnswers): number {
  const fromEnd = adults - 1 - index
  const ages = [old.includes('EIGHTY') ? 82 : 0, old.includes('SIXTY') ? 65 : 0].filter(Boolean)
  return ages[fromEnd] ?? 40
}

function incomeFrom({ incomeFen }: PreCheckAnswers, isFirst: boolean): Record<string, unknown> {
  if (incomeFen === undefined) return {}
  return {
    wageIncomeFen: isFirst ? incomeFen : 0,
    businessNetIncomeFen: 0,
    propertyNetIncomeFen: 0,
    transferNetIncomeFen: 0,
  }
}

/** Which kind of disability was not asked: the grade says enough to look further, and the kind stays open. */
function healthFrom({ health }: PreCheckAnswers): Record<string, unknown> {
  if (!health) return {}
  if (health.length === 0) return { seriousIllness: false }
  return {
    seriousIllness: health.includes('SERIOUS_ILLNESS'),
    ...(health.includes('SEVERE_DISABILITY')
      ? { disabilityGrade: 2, disabilityKind: null }
      : health.includes('DISABILITY')
        ? { disabilityGrade: 3, disabilityKind: null }
        : {}),
  }
}

function vehiclesFrom(vehicles: PreCheckAnswers['vehicles']): unknown {
  if (vehicles === undefined) return null
  return vehicles === 'NONE' ? [] : [{ kind: vehicles, priceFen: null, disabilityAid: false }]
}

/** One home is within the law whatever its size; with more the sizes decide, and nobody was asked for them. */
function homesFrom(homes: PreCheckAnswers['homes']): unknown {
  if (homes === 'NONE') return []
  return homes === 'ONE' ? [{ areaM2: 60, kind: 'RESIDENTIAL' }] : null
}

/** What emergency aid is asked for, when something happened. */
export function preCheckRequests(
  answers: PreCheckAnswers,
  on: string,
  place: string,
): Record<string, RequestFacts> {
  const { sudden } = answers
  if (sudden === undefined || sudden === 'NONE') return {}
  return {
    'emergency-aid': () => ({
      kind: 'URGENT',
      cause: sudden,
      eventDate: on,
      eventPlace: place,
      persons: answers.people ?? null,
      immediateDanger: null,
      severityMonths: null,
      specialHardship: false,
      tier: 'OTHER',
      annualDisposablePerHeadFen: null,
      lastSameCauseGrantAt: null,
      goodReason: false,
    }),
  }
}
