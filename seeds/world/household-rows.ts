import { encryptField } from '@happiness-code/api/crypto/field-encryption'
import { blindIndex, type Keys } from '@happiness-code/api/crypto/keys'
import { maskName } from '@happiness-code/api/crypto/masks'
import type { Household, Person } from './household.ts'

/** Register values that mean "none": absent in the store, as docs/facts.md says. */
const none: Record<string, unknown> = {
  dependentAdult: false,
  custody: 'NONE',
  clergyAwayYears: 0,
  residencePermit: false,
  otherIncomeFen: 0,
  newJobIncomeFen: 0,
  relativeOfOfficial: false,
  highSpendSignal: false,
  inPayment: false,
  employmentCostFen: 0,
  rigidDeductionFen: 0,
  rigidEducationFen: 0,
  rigidRehabilitationFen: 0,
  rigidLivingFen: 0,
  rigidOtherFen: 0,
  childStatus: 'NONE',
  careInInstitution: false,
  elderlyCareSubsidy: false,
}

type Row = Record<string, unknown>

/** All that the district's register says of one member, or (person_id null) of the household itself. */
export type Register = Row & { said: Record<string, unknown> }

/** One household as rows of the platform's own tables, private fields encrypted, and what the register says. */
export function householdRows(
  keys: Keys,
  household: Household,
): Record<'household' | 'person' | 'person_private' | 'person_directory', Row[]> & {
  registers: Register[]
} {
  const divisionCode = Number(household.divisionCode)
  const place = { household_id: household.id, division_code: divisionCode }
  const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`
  return {
    household: [
      {
        id: household.id,
        division_code: divisionCode,
        address_enc: hex(
          encryptField(keys, `household:address:${household.id}`, household.address),
        ),
      },
    ],
    person: household.members.map((person) => ({
      ...place,
      id: person.id,
      name_masked: maskName(person.name),
      relation: person.relation,
      adult_on: eighteenth(person.birthDate),
    })),
    person_private: household.members.map((person) => ({
      ...place,
      person_id: person.id,
      ...privateFields(keys, person, hex),
    })),
    person_directory: household.members.map((person) => ({
      citizen_id_bidx: hex(blindIndex(keys.citizenIdIndex, person.citizenId)),
      person_id: person.id,
      household_id: household.id,
    })),
    registers: [
      { ...place, person_id: null, said: whatIsThere(household.civil) },
      ...household.members.map(({ id, relation, birthDate, civil }) => ({
        ...place,
        person_id: id,
        said: whatIsThere({ relation, birthDate, ...civil }),
      })),
    ],
  }
}

function whatIsThere(register: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(register).filter(([name, value]) => value !== null && value !== none[name]),
  )
}

function privateFields(keys: Keys, person: Person, hex: (bytes: Buffer) => string): Row {
  const encrypt = (field: string, value: string | null) =>
    value === null ? null : hex(encryptField(keys, `person_private:${field}:${person.id}`, value))
  return {
    name_enc: encrypt('name', person.name),
    citizen_id_enc: encrypt('citizenId', person.citizenId),
    phone_enc: encrypt('phone', person.phone),
    bank_account_enc: encrypt('bankAccount', person.bankAccount),
    name_bidx: hex(blindIndex(keys.nameIndex, person.name)),
  }
}

function eighteenth(birthDate: string): string {
  const [year = '', rest = ''] = [birthDate.slice(0, 4), birthDate.slice(4)]
  const day = `${Number(year) + 18}${rest}`
  return Number.isNaN(Date.parse(day)) || !day.endsWith(new Date(day).toISOString().slice(8))
    ? `${Number(year) + 18}-03-01`
    : day
}
