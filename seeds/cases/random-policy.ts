/**
 * Policies made at random, for the test that holds the engine's three back ends together: every operator
 * and function that a policy over a population may use, over facts of every kind, lists and lists in lists.
 */
import { KINDS, type Random } from './random-facts.ts'
import { escaped, modelText, type Named } from './random-model.ts'
import { before, FUNCTION, HOUSEHOLD, listsOf, memberPlace, type Place } from './random-places.ts'

/** A model in the form of a policy: some figures, conditions over them, an outcome, an amount. */
export function randomPolicy(random: Random): string {
  const write = writerWith(random)
  const functions = ['share', 'rest'].map((name) => ({
    name,
    // A function is told everything it knows.
    text: `function(a: number, b: number, flag: boolean) ${write.number(FUNCTION, 2).replaceAll(/parameters\.a\.\w+/g, 'b')}`,
  }))
  const figures = Array.from({ length: 1 + random(3) }, (_, at) => ({
    name: `figure${at}Fen`,
    text: write.number(HOUSEHOLD, 3),
  }))
  if (random(2)) figures.push(randomTable(random))
  if (random(12) === 0) figures.push(listOfRows())
  const known: Place = {
    ...HOUSEHOLD,
    money: [...HOUSEHOLD.money, ...figures.map(({ name }) => name)],
  }
  const conditions = Array.from({ length: 2 + random(3) }, (_, at) => ({
    name: `condition${at}`,
    // Mostly true, or hardly any household would come through to an amount.
    text: random(3)
      ? `${write.truth(known, 3)} or ${write.truth(before(known, at), 2)}`
      : write.truth(before(known, at), 3),
  }))
  const amount = { name: 'amountFen', text: `${write.rounding()}(${write.number(known, 2)})` }
  return modelText({ functions, figures, conditions, amount }, random)
}

/** A table that gives a list, which no population needs: only one household at a time. */
function listOfRows(): Named {
  return {
    name: 'listed',
    text: '<decisionTable id="listed" hitPolicy="COLLECT" aggregation="SUM"><input id="l1"><inputExpression id="l1x"><text>household.moneyFen</text></inputExpression></input><output id="lo" typeRef="number"/><rule id="l1r"><inputEntry><text>&gt; 5000</text></inputEntry><outputEntry><text>100</text></outputEntry></rule><rule id="l2r"><inputEntry><text>-</text></inputEntry><outputEntry><text>7</text></outputEntry></rule></decisionTable>',
  }
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
    switch (random(place.lists.length > 0 ? 19 : place.dates.length > 0 ? 13 : 8)) {
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
        return `abs(${inner()})`
      case 9:
        return `modulo(${inner()}, ${pick([`${1 + random(9)}`, `-${1 + random(9)}`, 'parameters.a.count', pick(place.counts)])})`
      case 10:
        return `${day(place)}.${pick(['year', 'month', 'day', 'weekday'])}`
      case 11:
        return `(if ${pick(place.kinds)} = "A" then ${inner()} else if ${pick(place.kinds)} in ("B", parameters.b.kind) then ${inner()} else if ${pick(place.kinds)} = null then ${leaf(place)} else null)`
      case 12:
        return called(place)
      case 13:
      case 14:
        return `count(${list(place, depth - 1)})`
      case 15:
        return `decimal(${inner()}, ${-1 - random(3)})`
      case 16:
        return `mean(${pick(listsOf(place))[0] === 'members' ? 'for m1 in members return m1.wageFen' : `[${inner()}, ${leaf(place)}]`})`
      default:
        return overList(place, depth - 1)
    }
  }

  const called = (place: Place): string => {
    const [money, count, flag] = [pick(place.money), pick(place.counts), pick(place.truths)]
    return random(2)
      ? `${pick(['share', 'rest'])}(${money}, ${count}, ${flag})`
      : `${pick(['share', 'rest'])}(flag: ${flag}, b: ${count}, a: ${money})`
  }

  /** A day, moved by months or days as often as not. */
  const day = (place: Place): string => {
    const length = random(4) === 0 ? 'P1D' : `P${random(3) ? random(40) : 1200}${pick(['Y', 'M'])}`
    const by = `duration("${length}")`
    const from = pick([...place.dates, 'date("2000-02-29")', 'date("1899-12-31")'])
    const sized = random(3) === 0 && place.counts.length > 0 ? `${by} * ${1 + random(3)}` : by
    return random(2) ? from : `(${from} ${pick(['+', '-'])} ${length.length > 5 ? by : sized})`
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
      pick(['100', '1000', '2147483647', '-2147483648', '0.01', '0.1', '4294967296']),
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
    switch (random(place.lists.length > 0 ? 18 : place.dates.length > 0 ? 14 : 3)) {
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
        return `(${day(place)} ${pick(['<=', '>', '<', '=', '!='])} ${day(place)})`
      case 8:
        return `(${leaf(place)} in [${random(1000)}..${1000 + random(100_000)}${pick([']', ')'])})`
      case 9:
        return `(years and months duration(${day(place)}, ${day(place)}) ${pick(['<', '<=', '>', '>=', '='])} duration("P${random(40)}Y"))`
      case 10:
        return `(${number(place, depth - 1)} / ${divisor(place)} ${pick(['<', '<=', '>', '>=', '=', '!='])} ${leaf(place)})`
      case 11:
        return `(if ${inner()} then ${inner()} else ${pick([inner(), 'null', 'true'])})`
      case 12:
        return `(${leaf(place)} between ${leaf(place)} and ${leaf(place)})`
      case 13:
        return `(${leaf(place)} / ${divisor(place)} ${pick(['<', '<=', '>', '>=', '=', '!='])} ${leaf(place)} / ${divisor(place)})`
      case 14:
      case 15: {
        const [name, within] = pick(listsOf(place))
        const item = `q${names++}`
        return `(${pick(['some', 'every'])} ${item} in ${name} satisfies ${truth(within(item), depth - 1)})`
      }
      case 16:
        return `(${pick(place.kinds)} in (${pick(['members', 'notes'])}.kind))`
      default:
        return `(${compared()})`
    }
  }

  return { number, truth, rounding }
}
