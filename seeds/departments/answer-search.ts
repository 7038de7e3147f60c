import { randomUUID } from 'node:crypto'
import { dayOf } from '@happiness-code/api/clock/clock'
import type { Department, Json } from '@happiness-code/api/departments/connector'
import { type SigningKey, signMessage } from '@happiness-code/api/departments/detached-signature'
import { recordType, registerTypes } from '@happiness-code/api/departments/sp-dci-message'
import type { CitizenIndex } from '../world/citizen-index.ts'
import { daysBetween, moveDays } from '../world/days.ts'
import { consentSchema, type SearchRequest } from './search-request.ts'
import { implausibleRecord } from './spoil-record.ts'
import type { Fault } from './switches.ts'

/** One department's register and the key it signs with. */
export type Register = {
  department: Department
  citizens: CitizenIndex
  /** The day for which the world was made. */
  on: string
  now: () => Date
  signingKey: SigningKey
}

export type Reply = { signature?: string; header: Json; message: Json }

/** The signed answer to a search, with one fault that lies in its content, if any. */
export async function answerSearch(
  register: Register,
  request: SearchRequest,
  fault: Fault,
): Promise<Reply> {
  const now = register.now().toISOString()
  const asked = request.message.search_request[0]
  if (!asked) throw new Error('a search without a question passed its schema')
  const consented = consentSchema.safeParse(asked.search_criteria.consent).success
  const result = consented
    ? { status: 'succ', data: searchData(register, asked.search_criteria.query.value, fault) }
    : {
        status: 'rjct',
        status_reason_code: 'rjct.consent_missing',
        status_reason_message: 'No consent of the person was shown.',
      }
  const header = {
    version: '1.0.0',
    message_id: randomUUID(),
    message_ts: now,
    action: 'on-search',
    status: consented ? 'succ' : 'rjct',
    total_count: 1,
    completed_count: 1,
    sender_id: register.department,
    receiver_id: request.header.sender_id,
    is_msg_encrypted: false,
  }
  const message = {
    transaction_id: request.message.transaction_id,
    correlation_id: randomUUID(),
    search_response: [
      {
        reference_id: asked.reference_id,
        timestamp: now,
        ...result,
        locale: asked.locale ?? 'zho',
      },
    ],
  }
  if (fault === 'unsigned') return { header, message }
  return { signature: await signMessage(header, message, register.signingKey), header, message }
}

function searchData(register: Register, citizenId: string, fault: Fault): Json {
  const kinds = {
    version: '1.0.0',
    reg_type: registerTypes[register.department],
    reg_record_type: recordType,
  }
  const found = register.citizens.findCitizen(citizenId)
  const held = found?.person.departments[register.department]
  if (!found || !held) return { ...kinds, reg_records: [] }
  const { person } = found
  const record = fault === 'implausible' ? implausibleRecord(held) : held
  // The same figures under somebody else's name and number, as when rows were swapped.
  const identity =
    fault === 'wrongPerson'
      ? { citizenId: '330113190001010010', name: '张三' }
      : { citizenId: person.citizenId, name: person.name }
  return {
    ...kinds,
    reg_records: [
      {
        '@type': 'Member',
        identifier: [{ identifier_type: 'CITIZEN_ID', identifier_value: identity.citizenId }],
        name: identity.name,
        // Registers go on being kept after the day the world was made for.
        record: { ...record, dataDate: dataDate(register, record.dataDate, fault) },
      },
    ],
  }
}

function dataDate(register: Register, worldDate: string, fault: Fault): string {
  const today = dayOf(register.now())
  if (fault === 'stale') return moveDays(today, -200)
  return moveDays(worldDate, daysBetween(register.on, today))
}
