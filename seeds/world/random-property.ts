import type { RealEstate } from './department-records.ts'
import type { HouseholdCivil } from './household.ts'
import type { Random } from './random.ts'
import type { Wealth } from './random-livelihood.ts'

/**
 * A unit of real estate. The number has 28 characters: county, cadastral area and sub-area, parcel kind GB and order,
 * F for a building, and the building unit (不动产单元号).
 * @param number unique in the world
 */
export function realEstate(
  number: number,
  location: string,
  floorArea: string,
  owners: 1 | 2 = 1,
  usage: RealEstate['usage'] = 'residential',
): RealEstate {
  return {
    realEstateUnitNo: `330113001002GB00001F${String(number).padStart(8, '0')}`,
    location,
    usage,
    floorArea,
    coOwnership: owners === 1 ? 'sole' : 'joint',
    share: owners === 1 ? '1/1' : '1/2',
    soleDwelling: false,
  }
}

/** What a household owns, from its wealth. `firstUnit` numbers its real estate; up to eight are taken. */
export function randomHomes(
  random: Random,
  wealth: Wealth,
  firstUnit: number,
  owners: 1 | 2,
): RealEstate[] {
  const areas: Record<Wealth, [number, number]> = {
    needy: [38, 75],
    modest: [50, 95],
    ordinary: [75, 145],
    wellOff: [105, 260],
  }
  const draw = random.below(100)
  const count = {
    needy: draw < 35 ? 0 : 1,
    modest: draw < 30 ? 0 : 1,
    ordinary: draw < 12 ? 0 : draw < 85 ? 1 : 2,
    wellOff: draw < 50 ? 1 : draw < 90 ? 2 : 3,
  }[wealth]
  const [low, high] = areas[wealth]
  const homes = Array.from({ length: count }, (_, index) =>
    realEstate(
      firstUnit + index,
      `${random.between(1, 40)}幢${random.between(1, 3)}单元${random.between(1, 17)}0${random.between(1, 4)}室`,
      `${random.between(low, high)}.${String(random.below(100)).padStart(2, '0')}`,
      owners,
    ),
  )
  if (wealth === 'wellOff' && random.chance(12)) {
    homes.push(
      realEstate(firstUnit + 6, '沿街商铺', `${random.between(25, 120)}.50`, owners, 'commercial'),
    )
  }
  if ((wealth === 'ordinary' || wealth === 'wellOff') && random.chance(30)) {
    homes.push(realEstate(firstUnit + 7, '地下车位', '12.60', owners, 'parking'))
  }
  return homes
}

/** Savings, vehicles and shares as the monthly information check knows them; one savings figure in 40 is not known. */
export function randomMeans(
  random: Random,
  wealth: Wealth,
  people: number,
): Partial<HouseholdCivil> {
  const perHead: Record<Wealth, [number, number]> = {
    needy: [0, 18_000],
    modest: [5_000, 60_000],
    ordinary: [20_000, 300_000],
    wellOff: [150_000, 2_000_000],
  }
  const [low, high] = perHead[wealth]
  const hasCar = random.chance({ needy: 4, modest: 28, ordinary: 66, wellOff: 92 }[wealth])
  const hasScooter = random.chance(45)
  return {
    inPayment: wealth === 'needy' && random.chance(45),
    moneyAssetsFen: random.chance(2.5) ? null : random.between(low, high) * 100 * people,
    vehicles: [
      ...(hasCar
        ? [
            {
              kind: 'CAR' as const,
              priceFen: random.between(40, 320) * 100_000,
              disabilityAid: false,
            },
          ]
        : []),
      ...(hasScooter
        ? [
            {
              kind: 'TWO_WHEEL' as const,
              priceFen: random.between(15, 45) * 10_000,
              disabilityAid: false,
            },
          ]
        : []),
    ],
    companyCapitalFen:
      wealth === 'wellOff' && random.chance(25) ? random.between(1, 50) * 10_000_000 : 0,
    highSpendSignal: wealth === 'needy' && random.chance(2),
  }
}
