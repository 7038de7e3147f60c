import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Department, DepartmentQuestion, Json } from './connector.ts'

/** SP-DCI social registry interface 1.0.0: POST /registry/sync/search. */
export const searchPath = '/registry/sync/search'

/** `reg_type` of each department's register. */
export const registerTypes: Record<Department, string> = {
  socialSecurity: 'ns:xfm:RegistryType:SocialSecurity',
  medicalInsurance: 'ns:xfm:RegistryType:MedicalInsurance',
  education: 'ns:xfm:RegistryType:StudentRegister',
  housing: 'ns:xfm:RegistryType:RealEstate',
}

/** Only figures that a decision needs are asked for and accepted under this name. */
export const recordType = 'ns:xfm:RegistryRecordType:AssistanceCheck'

export type SearchRequest = {
  header: { [key: string]: Json }
  message: { transaction_id: string; search_request: Json[] }
}

/** One question as a message. Transaction and reference are random: an old answer, sent again, does not fit a new one. */
export function searchRequest(
  department: Department,
  question: DepartmentQuestion,
  senderId: string,
  now: Date,
) {
  const timestamp = now.toISOString()
  const transactionId = randomUUID()
  const referenceId = randomUUID()
  const request: SearchRequest = {
    header: {
      version: '1.0.0',
      message_id: randomUUID(),
      message_ts: timestamp,
      action: 'search',
      sender_id: senderId,
      receiver_id: department,
      total_count: 1,
      is_msg_encrypted: false,
    },
    message: {
      transaction_id: transactionId,
      search_request: [
        {
          reference_id: referenceId,
          timestamp,
          search_criteria: {
            version: '1.0.0',
            reg_type: registerTypes[department],
            reg_record_type: recordType,
            query_type: 'idtype-value',
            response_entity: 'Member',
            query: { type: 'CITIZEN_ID', value: question.citizenId },
            consent: {
              '@type': 'Consent',
              id: question.consentId,
              ts: timestamp,
              purpose: { code: question.purpose, text: question.purpose },
            },
          },
          locale: 'zho',
        },
      ],
    },
  }
  return { request, transactionId, referenceId }
}

const text = z.string().max(200)

/** The envelope of an answer: unknown fields are let through, because the standard allows more than we read. */
export const signedReplySchema = z.object({
  signature: z.string().max(2000),
  header: z.record(z.string(), z.json()),
  message: z.record(z.string(), z.json()),
})

export const replyHeaderSchema = z.object({
  action: z.literal('on-search'),
  status: z.enum(['rcvd', 'pdng', 'succ', 'rjct']),
})

export const replyMessageSchema = z.object({
  transaction_id: text,
  correlation_id: text,
  search_response: z
    .array(
      z.object({
        reference_id: text,
        timestamp: z.iso.datetime({ offset: true }),
        status: z.enum(['rcvd', 'pdng', 'succ', 'rjct']),
        status_reason_code: text.optional(),
        data: z
          .object({
            reg_type: text,
            reg_record_type: text,
            reg_records: z
              .array(
                z.object({
                  identifier: z
                    .array(z.object({ identifier_type: text, identifier_value: text }))
                    .min(1)
                    .max(5),
                  name: text,
                  record: z.unknown(),
                }),
              )
              .max(1),
          })
          .optional(),
      }),
    )
    .length(1),
})
