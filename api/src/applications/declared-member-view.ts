import { z } from '@hono/zod-openapi'
import { decryptField } from '../crypto/field-encryption.ts'
import type { Keys } from '../crypto/keys.ts'
import { maskCitizenId } from '../crypto/masks.ts'
import { uuid } from '../http/schemas.ts'
import type { DeclaredMemberRow } from './declared-member.queries.ts'

/** What an applicant says about who lives in the household; it changes no register. */
export const declaredMemberSchema = z.object({
  id: uuid,
  change: z.enum(['joined', 'left']),
  /** The listed member who left. */
  memberId: uuid.nullable(),
  /** As typed, of who joined; masked, of who left. */
  name: z.string(),
  relation: z.string(),
  /** Masked; null when the applicant does not know it. */
  citizenId: z.string().nullable(),
  declaredAt: z.iso.datetime(),
})

export function viewDeclaredMember(
  keys: Keys,
  row: DeclaredMemberRow,
): z.infer<typeof declaredMemberSchema> {
  return {
    id: row.id,
    change: row.change as 'joined' | 'left',
    memberId: row.member_id,
    name: row.name_enc
      ? decryptField(keys, `declared_member:name:${row.id}`, row.name_enc)
      : (row.name_masked ?? ''),
    relation: row.relation,
    citizenId: row.citizen_id_enc
      ? maskCitizenId(
          decryptField(keys, `declared_member:citizen_id:${row.id}`, row.citizen_id_enc),
        )
      : null,
    declaredAt: row.declared_at.toISOString(),
  }
}
