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
}

type Row = Record<string, unknown>

/** One household as rows of the platform's own tables: private fields encrypted, register figures as facts. */
export function householdRows(
  keys: Keys,
  household: Household,
  on: string,
): Record<'household' | 'person' | 'person_private' | 'person_directory' | 'fact', Row[]> {
  const divisionCode = Number(household.divisionCode)
  const place = { household_id: household.id, division_code: divisionCode }
  const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`
  const fact = (personId: string | null, [name, value]: [string, unknown]): Row[] =>
    value === null || value === none[name]
      ? []
      : [
          {
            ...place,
            person_id: personId,
            name,
            value,
            source: 'civilAffairs',
            as_of: on,
            fetched_at: `${on}T00:00:00+08:00`,
            quality: 'ok',
          },
        ]
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
    fact: [
      ...Object.entries(household.civil).flatMap((each) => fact(null, each)),
      ...household.members.flatMap((person) =>
        Object.entries({
          relation: person.relation,
          birthDate: person.birthDate,
          ...person.civil,
        }).flatMap((each) => fact(person.id, each)),
      ),
    ],
  }
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
