import { generateWorld, householdAt, type WorldSize, worldSize } from './generate-world.ts'
import type { Household, Person } from './household.ts'

export type CitizenIndex = {
  /** The person with that citizen ID number and the household, made anew; undefined when there is none. */
  findCitizen(citizenId: string): { household: Household; person: Person } | undefined
}

/**
 * Reads the world once and notes where everybody lives: 30-odd bytes a person instead of the whole record.
 * The households themselves are made again when asked for.
 */
export function indexCitizens(size: WorldSize): CitizenIndex {
  const { seed, people, on } = worldSize(size)
  const sequences = new Uint16Array(people)
  const firstPersons: number[] = []
  const householdOf = new Map<number, number>()
  let person = 0
  for (const household of generateWorld({ seed, people, on }).households) {
    firstPersons.push(person)
    for (const member of household.members) {
      const order = Number(member.citizenId.slice(14, 17))
      sequences[person] = ((order === 0 ? 1000 : order) - 1) >> 1
      householdOf.set(indexKey(member.citizenId), firstPersons.length - 1)
      person += 1
    }
  }
  return {
    findCitizen(citizenId) {
      const index = householdOf.get(indexKey(citizenId))
      const firstPerson = index === undefined ? undefined : firstPersons[index]
      if (index === undefined || firstPerson === undefined) return undefined
      let next = firstPerson
      const takeSequence = () => sequences[next++] ?? 0
      const household = householdAt({ seed, people, on }, { index, firstPerson, takeSequence })
      const found = household.members.find((member) => member.citizenId === citizenId.toUpperCase())
      return found && { household, person: found }
    },
  }
}

/** Area, birth date and sequence as a number; the first four digits are left out, with them it would not be exact. */
function indexKey(citizenId: string): number {
  return Number(citizenId.slice(4, 17))
}
