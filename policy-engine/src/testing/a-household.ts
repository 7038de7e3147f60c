/** Households and emergencies in the words of the field, for tests of the published policies. */
import { readdirSync, readFileSync } from 'node:fs'
import { compile } from '../compile.ts'
import type { Json, JsonObject } from '../json.ts'
import { type ParameterRow, parametersOn } from '../parameters/parameters-on.ts'
import type { Policy } from '../policy.ts'
import { evaluate } from '../trace/evaluate.ts'
import type { Evaluation } from '../trace/evaluation.ts'
import type { PolicyWords } from '../trace/words.ts'

const SEEDS = new URL('../../../seeds/', import.meta.url)

export function seedText(path: string): string {
  return readFileSync(new URL(path, SEEDS), 'utf8')
}

/** The names of all published policies. */
export function thePolicies(): string[] {
  return readdirSync(new URL('policies/', SEEDS))
    .filter((name) => name.endsWith('.cases.json'))
    .map((name) => name.replace('.cases.json', ''))
    .sort()
}

export function thePolicy(id: string): Policy {
  return compile(seedText(`policies/${id}.dmn`), { file: `${id}.dmn` })
}

export function theWords(id: string): PolicyWords {
  return JSON.parse(seedText(`policies/${id}.words.json`))
}

/** All published rows; without the demo district when `real`. */
export function theParameters(real = false): ParameterRow[] {
  return readdirSync(new URL('parameters/', SEEDS))
    .filter((name) => name.endsWith('.json') && !(real && name.startsWith('demo-')))
    .flatMap((name) => JSON.parse(seedText(`parameters/${name}`)) as ParameterRow[])
}

export const ROWS = theParameters()

export function decideFor(
  policy: Policy,
  facts: JsonObject,
  on = '2025-06-01',
  rows = ROWS,
): Evaluation {
  return evaluate(policy, { facts, parameters: parametersOn(rows, { place: '330113', on }), on })
}

/** A person of whom everything is known, without income. */
export function aMember(personId: string, relation: string, more: JsonObject = {}): JsonObject {
  return {
    personId,
    relation,
    birthDate: '1980-05-01',
    coLiving: true,
    hasLegalSupportDuty: true,
    studyStatus: 'NONE',
    localHukou: true,
    ableToWork: true,
    wageIncomeFen: 0,
    businessNetIncomeFen: 0,
    propertyNetIncomeFen: 0,
    transferNetIncomeFen: 0,
    ...more,
  }
}

/** A household without property, of people who have all agreed. */
export function aHousehold(members: JsonObject[], more: JsonObject = {}): JsonObject {
  return {
    members,
    household: {
      moneyAssetsFen: 0,
      vehicles: [],
      homes: [],
      nonResidential: [],
      companyCapitalFen: 0,
      ...more,
    },
    authorisations: members.map((member) => ({
      personId: member.personId as Json,
      authorised: true,
    })),
    inPayment: false,
  }
}

/** A couple and a child; `incomeFen` is the applicant's wage. */
export function aFamily(incomeFen: number, more: JsonObject = {}): JsonObject {
  return aHousehold(
    [
      aMember('father', '01', { wageIncomeFen: incomeFen }),
      aMember('mother', '10'),
      aMember('child', '20', { birthDate: '2015-03-01' }),
    ],
    more,
  )
}
