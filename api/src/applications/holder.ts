import type { Trx } from '../db/connect.ts'
import type { ApplicationRow } from './application.queries.ts'
import { findLastOfficer, findOffice } from './follow.queries.ts'
import { findEdges } from './procedure.queries.ts'

/** Who has a case now. */
export type Holder = {
  desk: 'town' | 'district' | 'resident' | 'payments' | 'nobody'
  office: { name: string; nameEn: string } | null
  officer: { name: string; nameEn: string } | null
}

const deskOfRole = { townCaseworker: 'town', districtCaseworker: 'district' } as const

/**
 * Who has the case: the household while its clock stands still, else the desk that may move it on; the payment desk
 * once it was granted. Said with the office of the place, and the officer who last had it in hand there.
 */
export async function findHolder(trx: Trx, row: ApplicationRow): Promise<Holder> {
  const nobody = { office: null, officer: null }
  if (row.pauses) return { desk: 'resident', ...nobody }
  if (row.state === 'approved' || row.state === 'paying') return { desk: 'payments', ...nobody }
  if (row.final) return { desk: 'nobody', ...nobody }
  const edges = await findEdges(trx, row.programme, row.state)
  const roles = edges.flatMap((edge) => edge.roles)
  const role = roles.includes('townCaseworker') ? 'townCaseworker' : 'districtCaseworker'
  const desk = deskOfRole[role]
  const office = await findOffice(trx, row.division_code, desk)
  const officer = await findLastOfficer(trx, row.household_id, row.id, role)
  return {
    desk,
    office: office ? { name: office.name, nameEn: office.name_en } : null,
    officer: officer ? { name: officer.name, nameEn: officer.name_en } : null,
  }
}
