import type { JWK } from 'jose'
import type { AnswerProblem, Department, DepartmentQuestion, FoundFact } from './connector.ts'
import { verifyMessage } from './detached-signature.ts'
import { educationReader } from './education-facts.ts'
import { housingReader } from './housing-facts.ts'
import { isDeeperThan } from './json-depth.ts'
import { medicalInsuranceReader } from './medical-insurance-facts.ts'
import { type RecordProblem, readRecord } from './read-record.ts'
import { socialSecurityReader } from './social-security-facts.ts'
import {
  recordType,
  registerTypes,
  replyHeaderSchema,
  replyMessageSchema,
  signedReplySchema,
} from './sp-dci-message.ts'

export type ReplyProblem = { problem: AnswerProblem; reason: string }

export type Expected = {
  department: Department
  question: DepartmentQuestion
  transactionId: string
  referenceId: string
  publicJwk: JWK
  /** The platform's day, YYYY-MM-DD. */
  today: string
  maxAgeDays: number
}

/**
 * Facts of a reply, or why it is not believed. In this order: form, signature, does it answer our question, does the
 * department have an answer, is it about our person, can the figures be. Reasons name fields, never a person.
 */
export async function readReply(
  body: unknown,
  expected: Expected,
): Promise<FoundFact[] | ReplyProblem> {
  const invalid = (reason: string): ReplyProblem => ({ problem: 'invalid', reason })
  if (isDeeperThan(body, 20)) return invalid('nested too deep')
  const signed = signedReplySchema.safeParse(body)
  if (!signed.success) return invalid('not a signed message')
  const { header, message, signature } = signed.data
  if (!(await verifyMessage(header, message, signature, expected.publicJwk)))
    return invalid('signature')
  const parsedHeader = replyHeaderSchema.safeParse(header)
  const parsed = replyMessageSchema.safeParse(message)
  const response = parsed.data?.search_response[0]
  if (!parsedHeader.success || !parsed.success || !response) return invalid('message form')
  if (parsed.data.transaction_id !== expected.transactionId) return invalid('transaction_id')
  if (response.reference_id !== expected.referenceId) return invalid('reference_id')
  if (response.status === 'rjct') return rejection(response.status_reason_code)
  if (response.status !== 'succ' || !response.data) return invalid(`status ${response.status}`)
  if (response.data.reg_type !== registerTypes[expected.department]) return invalid('reg_type')
  if (response.data.reg_record_type !== recordType) return invalid('reg_record_type')
  const found = response.data.reg_records[0]
  if (!found) return { problem: 'notFound', reason: 'no record' }
  const citizenId = found.identifier.find(
    (identifier) => identifier.identifier_type === 'CITIZEN_ID',
  )
  if (citizenId?.identifier_value.toUpperCase() !== expected.question.citizenId.toUpperCase()) {
    return { problem: 'wrongPerson', reason: 'citizen id' }
  }
  if (comparable(found.name) !== comparable(expected.question.name))
    return { problem: 'wrongPerson', reason: 'name' }
  return readDepartmentRecord(found.record, expected)
}

function readDepartmentRecord(record: unknown, expected: Expected): FoundFact[] | RecordProblem {
  const { today, maxAgeDays } = expected
  switch (expected.department) {
    case 'socialSecurity':
      return readRecord(socialSecurityReader, record, today, maxAgeDays)
    case 'medicalInsurance':
      return readRecord(medicalInsuranceReader, record, today, maxAgeDays)
    case 'education':
      return readRecord(educationReader, record, today, maxAgeDays)
    case 'housing':
      return readRecord(housingReader, record, today, maxAgeDays)
  }
}

function rejection(code = ''): ReplyProblem {
  if (code.startsWith('rjct.consent')) return { problem: 'noConsent', reason: code }
  return { problem: 'invalid', reason: code }
}

/** Registers write the dot in a name of another people in four ways, and some pad with spaces. */
function comparable(name: string): string {
  return name.normalize('NFC').replace(/[\s·•・‧]/gu, '')
}
