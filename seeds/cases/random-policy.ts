/**
 * Policies made at random, for the test that holds the engine's three back ends together: every operator
 * and function that a policy over a population may use, over facts of every kind, lists and lists in lists.
 */
import { KINDS, type Random } from './random-facts.ts'
import { escaped, modelText, type Named } from './random-model.ts'

/** Where an expression stands: names it may use, by kind. */
type Place = {
  money: string[]
  counts: string[]
  truths: string[]
  kinds: string[]
  dates: string[]
  ids: string[]
  lists: string[]
}

const HOUSEHOLD: Place = {
  money: ['household.moneyFen', 'household.debtFen'],
  counts: ['household.rooms', 'household.areaM2'],
  truths: ['household.rural', 'inPayment'],
  kinds: ['household.kind'],
  dates: ['household.since', 'on'],
  ids: [],
  lists: ['members', 'notes'],
}

function memberPlace(name: string): Place {
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

/** A model in the form of a policy: some figures, conditions over them, an outcome, an amount. */
export function randomPolicy(random: Random): string {
  const write = writerWith(random)
  const figures = Array.from({ length: 1 + random(3) }, (_, at) => ({
    name: `figure${at}Fen`,
    text: write.number(HOUSEHOLD, 3),
  }))
  if (random(2)) figures.push(randomTable(random))
  const known: Place = {
    ...HOUSEHOLD,
    money: [...HOUSEHOLD.money, ...figures.map(({ name }) => name)],
  }
  const conditions = Array.from({ length: 2 + random(3) }, (_, at) => ({
    name: `condition${at}`,
    // Mostly true, or hardly any household would come through to an amount.
    text: random(3)
      ? `${write.truth(known, 3)} or ${write.truth(known, 2)}`
      : write.truth(known, 3),
  }))
  const amount = { name: 'amountFen', text: `${write.rounding()}(${write.number(known, 2)})` }
  return modelText(figures, conditions, amount, random)
}

/** A table over one amount and one kind. Its rows may overlap, leave gaps, or give nothing. */
function randomTable(random: Random): Named {
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T
  const amount = () =>
    pick([
      '-',
      `< ${random(200_000)}`,
      `>= ${random(200_000)}`,
      `[${random(90_000)}..150000)`,
      'null',
    ])
  const kind = () =>
    pick(['-', `"${pick(KINDS)}"`, `"${pick(KINDS)}", "${pick(KINDS)}"`, `not("${pick(KINDS)}")`])
  const cells = Array.from({ length: 2 + random(4) }, () => [
    amount(),
    kind(),
    pick(['100', '250.5', 'null', 'household.rooms']),
  ])
  const rules = cells.map(
    ([first = '-', second = '-', result = 'null'], at) =>
      `<rule id="t${at}"><inputEntry><text>${escaped(first)}</text></inputEntry><inputEntry><text>${escaped(second)}</text></inputEntry><outputEntry><text>${result}</text></outputEntry></rule>`,
  )
  const otherwise = random(2) ? '<defaultOutputEntry><text>7</text></defaultOutputEntry>' : ''
  return {
    name: 'tableFen',
    text: `<decisionTable id="table" hitPolicy="${pick(['FIRST', 'UNIQUE', 'ANY'])}"><input id="t1"><inputExpression id="t1x"><text>household.moneyFen</text></inputExpression></input><input id="t2"><inputExpression id="t2x"><text>household.kind</text></inputExpression></input><output id="to" typeRef="number">${otherwise}</output>${rules.join('')}</decisionTable>`,
  }
}

function writerWith(random: Random) {
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T
  const rounding = () => pick(['floor', 'ceiling'])
  let names = 0

  const number = (place: Place, depth: number): string => {
    const inner = () => number(place, depth - 1)
    if (depth <= 0 || random(5) === 0) return leaf(place)
    switch (random(place.lists.length > 0 ? 14 : 8)) {
      case 0:
      case 1:
        return `(${inner()} ${pick(['+', '-'])} ${inner()})`
      case 2:
        return `(${leaf(place)} * ${pick(['2', '1.1', 'parameters.a.count', 'parameters.a.share'])})`
      case 3:
        return `${pick(['floor', 'ceiling'])}(${inner()} / ${divisor(place)})`
      case 4:
        return `${pick(['round half up', 'round half down', 'round up', 'round down', 'decimal'])}(${inner()} / ${divisor(place)}, ${random(3)})`
      case 5:
        if (random(3) === 0)
          return `floor(${leaf(place)} / ${divisor(place)} * ${1 + random(9)} ${pick(['+', '-'])} ${leaf(place)} / ${divisor(place)})`
        return `${pick(['max', 'min'])}(${inner()}, ${inner()})`
      case 6:
        return `(if ${truth(place, depth - 1)} then ${inner()} else ${pick([inner(), 'null', '0'])})`
      case 7:
        return orZero(pick(place.money))
      case 8:
        return `count(${list(place, depth - 1)})`
      case 9:
      case 10:
        return overList(place, depth - 1)
      case 11:
        return `abs(${inner()})`
      case 12:
        return `modulo(${inner()}, ${1 + random(9)})`
      default:
        return `${pick(place.dates)}.${pick(['year', 'month', 'day', 'weekday'])}`
    }
  }

  const orZero = (fact: string) => `(if ${fact} = null then 0 else ${fact})`
  const divisor = (place: Place) =>
    pick(['2', '3', '7', '100', 'parameters.a.count', pick(place.counts)])

  const leaf = (place: Place): string =>
    pick([
      pick(place.money),
      pick(place.money),
      pick(place.counts),
      'parameters.a.limitFen',
      'parameters.a.count',
      'parameters.a.areaM2',
      String(random(200_000)),
      String(random(50) / 4),
    ])

  const list = (place: Place, depth: number): string => {
    const [name, inner] = pick(listsOf(place))
    return random(2) ? name : `${name}[${truth(inner('item'), depth)}]`
  }

  const overList = (place: Place, depth: number): string => {
    const item = `i${names++}`
    const [name, inner] = pick(listsOf(place))
    const body = number(inner(item), depth)
    if (name === 'members' && random(3) === 0) {
      const job = `j${names++}`
      const within = { ...memberPlace(item), money: [`${job}.payFen`, `${item}.wageFen`] }
      return `sum(for ${item} in members, ${job} in ${item}.jobs return ${number({ ...within, lists: [] }, depth)})`
    }
    const filter = random(2) ? '' : `[${truth(inner('item'), depth - 1)}]`
    return `${pick(['sum', 'sum', 'min', 'max'])}(for ${item} in ${name}${filter} return ${body})`
  }

  const truth = (place: Place, depth: number): string => {
    const inner = () => truth(place, depth - 1)
    const compared = () =>
      `${number(place, depth - 1)} ${pick(['<', '<=', '>', '>=', '=', '!='])} ${number(place, depth - 1)}`
    if (depth <= 0) return pick([pick(place.truths), `(${leaf(place)} < ${leaf(place)})`])
    switch (random(place.lists.length > 0 ? 14 : 9)) {
      case 0:
      case 1:
        return `(${inner()} ${pick(['and', 'or'])} ${inner()})`
      case 2:
        return `not(${inner()})`
      case 3:
        return `(${pick([...place.money, ...place.kinds, ...place.truths])} ${pick(['=', '!='])} null)`
      case 4:
        return `(${pick(place.kinds)} = ${pick([`"${pick(KINDS)}"`, 'parameters.b.kind'])})`
      case 5:
        return `list contains(["${pick(KINDS)}", "${pick(KINDS)}"], ${pick(place.kinds)})`
      case 6:
        return `(${pick(place.kinds)} in ("${pick(KINDS)}", "${pick(KINDS)}"))`
      case 7:
        return `(${pick(place.dates)} + duration("P${1 + random(40)}${pick(['Y', 'M'])}") ${pick(['<=', '>', '<'])} ${pick(place.dates)})`
      case 8:
        return `(${leaf(place)} in [${random(1000)}..${1000 + random(100_000)}${pick([']', ')'])})`
      case 9: {
        const [name, within] = pick(listsOf(place))
        const item = `q${names++}`
        return `(${pick(['some', 'every'])} ${item} in ${name} satisfies ${truth(within(item), depth - 1)})`
      }
      case 10:
        return `(${number(place, depth - 1)} / ${divisor(place)} ${pick(['<', '<=', '>', '>='])} ${leaf(place)})`
      case 11:
        return `(if ${inner()} then ${inner()} else ${pick([inner(), 'null', 'true'])})`
      case 12:
        return `(${leaf(place)} between ${leaf(place)} and ${leaf(place)})`
      default:
        return `(${compared()})`
    }
  }

  return { number, truth, rounding }
}

/** A list that can be looped over here, and what is known of its items. */
function listsOf(place: Place): (readonly [string, (item: string) => Place])[] {
  const outer = { ...place, lists: place.lists.filter((name) => !name.endsWith('jobs')) }
  return place.lists.map((name) => {
    if (name === 'members') return [name, memberPlace] as const
    if (name.endsWith('jobs')) {
      const inner = (item: string): Place => ({
        ...outer,
        money: [`${item}.payFen`, ...place.money],
        lists: [],
      })
      return [name, inner] as const
    }
    const inner = (item: string): Place => ({
      ...outer,
      kinds: [`${item}.kind`, ...place.kinds],
      truths: [...place.ids.map((id) => `(${item}.about = ${id})`), ...place.truths],
      lists: [],
    })
    return [name, inner] as const
  })
}
