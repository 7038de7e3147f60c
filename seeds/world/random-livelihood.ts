import type { Livelihood } from './person-plan.ts'
import type { Random } from './random.ts'

const employers = [
  '杭州临平纺织有限公司',
  '浙江运河物流有限公司',
  '杭州塘栖食品有限公司',
  '临平区环境发展有限公司',
  '杭州崇贤钢构有限公司',
  '浙江星桥电子有限公司',
  '杭州乔司服装有限公司',
  '临平区中心医院',
  '杭州南苑商贸有限公司',
  '浙江东湖软件有限公司',
  '杭州家纺城市场管理有限公司',
  '临平公共交通有限公司',
] as const

/** How well a household lives. `needy`: near or under the allowance line; about one household in twenty. */
export type Wealth = 'needy' | 'modest' | 'ordinary' | 'wellOff'

export function randomWealth(random: Random): Wealth {
  const draw = random.below(1000)
  if (draw < 52) return 'needy'
  if (draw < 250) return 'modest'
  return draw < 900 ? 'ordinary' : 'wellOff'
}

/** Whole yuan between two amounts, in fen. */
function yuanBetween(random: Random, low: number, high: number): number {
  return random.between(low, high) * 100
}

/** Work or pension of an adult who does not study. */
export function randomLivelihood(
  random: Random,
  age: number,
  sex: '1' | '2',
  wealth: Wealth,
): Livelihood {
  const pensionAge = sex === '1' ? 60 : 53
  if (age >= pensionAge) return pension(random, wealth)
  const employer = random.pick(employers)
  switch (wealth) {
    case 'needy': {
      const draw = random.below(10)
      if (draw < 4) return { kind: 'none' }
      if (draw < 6) return { kind: 'unemployed', benefitFen: random.chance(40) ? 224_100 : 0 }
      return { kind: 'partTime', wageFen: yuanBetween(random, 600, 1900), employer }
    }
    case 'modest':
      return { kind: 'employee', wageFen: yuanBetween(random, 5400, 7200), employer }
    case 'ordinary':
      if (random.chance(14))
        return { kind: 'selfEmployed', profitFen: yuanBetween(random, 6000, 15_000) }
      return { kind: 'employee', wageFen: yuanBetween(random, 6500, 14_000), employer }
    case 'wellOff':
      if (random.chance(25))
        return { kind: 'selfEmployed', profitFen: yuanBetween(random, 15_000, 60_000) }
      return { kind: 'employee', wageFen: yuanBetween(random, 14_000, 45_000), employer }
  }
}

/** Needy old people have the resident pension alone; the others an employee's pension. */
function pension(random: Random, wealth: Wealth): Livelihood {
  if (wealth === 'needy')
    return { kind: 'retired', pensionFen: yuanBetween(random, 310, 900), centralFen: 14_300 }
  const [low, high] =
    wealth === 'modest' ? [2600, 3400] : wealth === 'ordinary' ? [3000, 5600] : [5000, 9800]
  return { kind: 'retired', pensionFen: yuanBetween(random, low, high), centralFen: 0 }
}
