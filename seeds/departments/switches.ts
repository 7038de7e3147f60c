import { z } from 'zod'

/** Ways in which a department can fail its residents; `none` is a good day. */
export const faults = [
  'none',
  'slow',
  'down',
  'error',
  'garbage',
  'wrongPerson',
  'stale',
  'implausible',
  'endless',
  'unsigned',
] as const
export type Fault = (typeof faults)[number]

/** One department's switches: one for everybody, and one for single persons, which goes first. */
export type Switches = { everybody: Fault; persons: Map<string, Fault> }

export const switchSchema = z.object({
  fault: z.enum(faults),
  /** Whom it is for; empty is everybody. */
  citizenId: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(\d{17}[\dX])?$/)
    .default(''),
})

export function newSwitches(): Switches {
  return { everybody: 'none', persons: new Map() }
}

export function setSwitch(
  switches: Switches,
  { fault, citizenId }: z.output<typeof switchSchema>,
): void {
  if (citizenId === '') switches.everybody = fault
  else if (fault === 'none') switches.persons.delete(citizenId)
  else switches.persons.set(citizenId, fault)
}

export function faultFor(switches: Switches, citizenId: string): Fault {
  return switches.persons.get(citizenId.toUpperCase()) ?? switches.everybody
}
