import { daysBetween } from './days.ts'
import { type Division, divisions } from './divisions.ts'
import type { Household } from './household.ts'
import { householdFromPlan, type Place } from './household-from-plan.ts'
import { demoOfficersWith, type Officer } from './officers.ts'
import { newRandom } from './random.ts'
import { withHardship } from './random-hardship.ts'
import { randomHousehold } from './random-household.ts'
import { storiesOfData } from './stories-of-data.ts'
import { storiesOfFamily } from './stories-of-family.ts'
import { storiesOfIncome } from './stories-of-income.ts'
import { storiesOfProperty } from './stories-of-property.ts'
import { storiesOfTiers } from './stories-of-tiers.ts'
import type { Story, StoryPlan } from './story.ts'

export type WorldSize = {
  /** Any whole number; the same one gives the same world. */
  seed?: number
  /** 1,000 to 1,000,000; default 3,000. The world has exactly so many people. */
  people?: number
  /** The day for which the registers speak, YYYY-MM-DD; default 2026-11-23. */
  on?: string
}

export type World = {
  seed: number
  people: number
  on: string
  divisions: readonly Division[]
  /** Made one at a time, in the same order every time it is read: a million people need no array. */
  households: Iterable<Household>
  officers: Officer[]
  stories: Story[]
}

const storyPlans: StoryPlan[] = [
  ...storiesOfIncome,
  ...storiesOfProperty,
  ...storiesOfFamily,
  ...storiesOfData,
  ...storiesOfTiers,
]

/** The named households have the same ids in every world. */
const storyIdSeed = 1

/** Added to the seed for what is drawn apart from the rest. */
const hardshipStream = 7919

export function worldSize(size: WorldSize): { seed: number; people: number; on: string } {
  const { seed = 1, people = 3000, on = '2026-11-23' } = size
  if (!Number.isInteger(people) || people < 1000 || people > 1_000_000) {
    throw new RangeError(`people must be a whole number from 1,000 to 1,000,000, not ${people}`)
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new RangeError(`on must be YYYY-MM-DD, not ${on}`)
  return { seed, people, on }
}

/**
 * The synthetic district: the named stories first, then households like most.
 * Throws RangeError for a size outside its limits.
 */
export function generateWorld(size: WorldSize = {}): World {
  const { seed, people, on } = worldSize(size)
  const stories = tellStories(seed, people, on)
  const relative = stories.find((story) => story.id === 'relative-of-official')
  if (!relative) throw new Error('the story of the relative is missing')
  return {
    seed,
    people,
    on,
    divisions,
    households: { [Symbol.iterator]: () => households(seed, people, on) },
    officers: demoOfficersWith(relative.personId),
    stories,
  }
}

function* households(seed: number, people: number, on: string): Generator<Household> {
  const takeSequence = newSequences(on)
  for (let index = 0, firstPerson = 0; firstPerson < people; index += 1) {
    const household = householdAt({ seed, people, on }, { index, firstPerson, takeSequence })
    firstPerson += household.members.length
    yield household
  }
}

/**
 * One household, made alone. `takeSequence` is where its people's ID numbers come from: counters while the world is
 * read in order, or what was noted then.
 */
export function householdAt(
  size: { seed: number; people: number; on: string },
  place: Pick<Place, 'index' | 'firstPerson' | 'takeSequence'>,
): Household {
  const { index, firstPerson } = place
  const story = storyPlans[index]
  if (story)
    return householdFromPlan(story.household(size.on, index * 8), {
      ...place,
      idSeed: storyIdSeed,
      on: size.on,
    })
  const plan = (alone: boolean) =>
    withHardship(
      randomHousehold(newRandom(size.seed, index), index, size.on, alone),
      newRandom(size.seed + hardshipStream, index),
      size.on,
      alone,
    )
  let household = plan(false)
  // The last places are filled by people living alone, so that the number of people is exact.
  if (firstPerson + household.members.length > size.people) household = plan(true)
  return householdFromPlan(household, {
    ...place,
    idSeed: size.seed + storyIdSeed + 1,
    on: size.on,
  })
}

/** Counters of ID numbers for each birth date and sex. */
function newSequences(on: string): Place['takeSequence'] {
  const taken = new Uint16Array(120 * 366 * 2)
  return (birthDate, sex) => {
    const slot = daysBetween(birthDate, on) * 2 + (sex === '1' ? 1 : 0)
    const sequence = taken[slot] ?? 0
    taken[slot] = sequence + 1
    return sequence
  }
}

function tellStories(seed: number, people: number, on: string): Story[] {
  const iterator = households(seed, people, on)
  return storyPlans.map(({ id, title, story, expect, about = 0 }) => {
    const household = iterator.next().value as Household
    const person = household.members[about]
    if (!person) throw new Error(`story ${id} has no member ${about}`)
    return { id, title, story, expect, personId: person.id, householdId: household.id }
  })
}
