/** What an expression made at random may name, by the place where it stands. */

/** Where an expression stands: names it may use, by kind. */
export type Place = {
  money: string[]
  counts: string[]
  truths: string[]
  kinds: string[]
  dates: string[]
  ids: string[]
  lists: string[]
}

export const HOUSEHOLD: Place = {
  money: ['household.moneyFen', 'household.debtFen'],
  counts: ['household.rooms', 'household.areaM2'],
  truths: ['household.rural', 'inPayment'],
  kinds: ['household.kind'],
  dates: ['household.since', 'on'],
  ids: [],
  lists: ['members', 'notes'],
}

/** Inside a function only its parameters are known. */
export const FUNCTION: Place = {
  money: ['a', 'b'],
  counts: ['b'],
  truths: ['flag'],
  kinds: [],
  dates: [],
  ids: [],
  lists: [],
}

/** Conditions may read those before them. */
export function before(place: Place, at: number): Place {
  const names = Array.from({ length: at }, (_, one) => `condition${one}`)
  return { ...place, truths: [...place.truths, ...names] }
}

export function memberPlace(name: string): Place {
  return {
    money: [`${name}.wageFen`, `${name}.pensionFen`, ...HOUSEHOLD.money],
    counts: [`${name}.grade`, ...HOUSEHOLD.counts],
    truths: [`${name}.works`, ...HOUSEHOLD.truths],
    kinds: [`${name}.kind`, ...HOUSEHOLD.kinds],
    dates: [`${name}.born`, 'on'],
    ids: [`${name}.id`],
    lists: [`${name}.jobs`, 'notes'],
  }
}

/** A list that can be looped over here, and what is known of its items. */
export function listsOf(place: Place): (readonly [string, (item: string) => Place])[] {
  const lists = place.lists.filter((name) => !name.endsWith('jobs'))
  return place.lists.map((name) => {
    if (name === 'members') return [name, memberPlace] as const
    if (name.endsWith('jobs')) {
      const inner = (item: string): Place => {
        const around = outside(place, item)
        return { ...around, money: [`${item}.payFen`, ...around.money], lists: [] }
      }
      return [name, inner] as const
    }
    const inner = (item: string): Place => {
      const around = outside({ ...place, lists }, item)
      return {
        ...around,
        kinds: [`${item}.kind`, ...around.kinds],
        truths: [...around.ids.map((id) => `(${item}.about = ${id})`), ...around.truths],
        lists: [],
      }
    }
    return [name, inner] as const
  })
}

/** What is still known by its name once an item has taken it: a filter in a filter hides the outer item. */
function outside(place: Place, item: string): Place {
  const seen = (names: string[]) => names.filter((name) => !name.includes(`${item}.`))
  return {
    money: seen(place.money),
    counts: seen(place.counts),
    truths: seen(place.truths),
    kinds: seen(place.kinds),
    dates: seen(place.dates),
    ids: seen(place.ids),
    lists: seen(place.lists),
  }
}
