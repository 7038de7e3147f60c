import type { Department } from '@happiness-code/api/departments/connector'
import { recordType, registerTypes } from '@happiness-code/api/departments/sp-dci-message'
import { z } from 'zod'

const id = z.string().min(1).max(99)
const timestamp = z.iso.datetime({ offset: true })

/**
 * What a department accepts: SearchRequest of the SP-DCI social registry interface 1.0.0, narrowed to one person by ID
 * number for one purpose. Strict: a field we do not know is refused. The consent's form is judged apart, so that its
 * absence gets its own reason.
 */
export function searchRequestSchema(department: Department) {
  return z.strictObject({
    header: z.strictObject({
      version: z.literal('1.0.0'),
      message_id: id,
      message_ts: timestamp,
      action: z.literal('search'),
      sender_id: id,
      receiver_id: z.literal(department),
      total_count: z.literal(1),
      is_msg_encrypted: z.literal(false),
    }),
    message: z.strictObject({
      transaction_id: id,
      search_request: z
        .array(
          z.strictObject({
            reference_id: id,
            timestamp,
            search_criteria: z.strictObject({
              version: z.literal('1.0.0'),
              reg_type: z.literal(registerTypes[department]),
              reg_record_type: z.literal(recordType),
              query_type: z.literal('idtype-value'),
              response_entity: z.literal('Member'),
              query: z.strictObject({
                type: z.literal('CITIZEN_ID'),
                value: z.string().regex(/^\d{17}[\dXx]$/),
              }),
              consent: z.unknown().optional(),
            }),
            locale: z.string().max(10).optional(),
          }),
        )
        .length(1),
    }),
  })
}

export type SearchRequest = z.output<ReturnType<typeof searchRequestSchema>>

/** A consent that was given: its number, when it was shown, and what for. */
export const consentSchema = z.object({
  '@type': z.literal('Consent'),
  id: z.string().trim().min(1).max(99),
  ts: timestamp,
  purpose: z.object({ code: z.string().min(1).max(99), text: z.string().max(999) }),
})
