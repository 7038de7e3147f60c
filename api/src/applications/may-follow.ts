import type { ResidentActor } from '../db/in-transaction.ts'

/** From grade B on the household's cases, at C one's own. */
export function mayFollow(resident: ResidentActor, row: { applicant_id: string }): boolean {
  return resident.grade !== 'C' || row.applicant_id === resident.personId
}
