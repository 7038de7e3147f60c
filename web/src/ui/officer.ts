import type { InferResponseType } from 'hono/client'
import { createContext, useContext } from 'react'
import type { api } from './office-api.ts'

export type Officer = Extract<InferResponseType<typeof api.staff.me.$get, 200>, { id: string }>

export type SignedInOfficer = {
  officer: Officer
  /** How far the procedures' clock is ahead; only a demo moves it. */
  clockAheadMs: number
}

export const OfficerContext = createContext<SignedInOfficer | null>(null)

/** The officer who is signed in; pages under the shell always have one. */
export function useOfficer(): Officer {
  const signedIn = useContext(OfficerContext)
  if (!signedIn) throw new Error('No officer: this page stands outside the shell')
  return signedIn.officer
}

/** Now, for clocks of cases and runs. */
export function useProcedureNow(): Date {
  return new Date(Date.now() + (useContext(OfficerContext)?.clockAheadMs ?? 0))
}
