import type { HouseholdPlan } from './household-from-plan.ts'
import { realEstate } from './random-property.ts'
import { threeAtFiveHundred } from './stories-of-income.ts'
import { member, type NamePair, named, pupil, type StoryPlan, smallMeans } from './story.ts'

/** Four people on 2,000 yuan with two homes of the same size, both owned by husband and wife together. */
function twoHomes(
  areaText: string,
  names: [NamePair, NamePair, NamePair, NamePair],
  villageCode: string,
) {
  return (on: string, firstUnit: number): HouseholdPlan => {
    const homes = [
      realEstate(firstUnit, '2幢1单元301室', areaText, 2),
      realEstate(firstUnit + 1, '9幢2单元602室', areaText, 2),
    ]
    return {
      villageCode,
      door: '2幢1单元301室',
      civil: smallMeans,
      members: [
        member(on, 45, 61, {
          ...named(names[0]),
          sex: '1',
          homes,
          livelihood: { kind: 'partTime', wageFen: 200_000, employer: '杭州崇贤钢构有限公司' },
        }),
        member(on, 43, 310, {
          ...named(names[1]),
          sex: '2',
          relation: '12',
          homes,
          seriousIllness: true,
          civil: { ableToWork: false },
        }),
        member(on, 10, 5, {
          ...named(names[2]),
          sex: '1',
          relation: '20',
          schooling: pupil('5年级'),
          hasPhone: false,
        }),
        member(on, 7, 80, {
          ...named(names[3]),
          sex: '2',
          relation: '30',
          schooling: pupil('2年级'),
          hasPhone: false,
        }),
      ],
    }
  }
}

export const storiesOfProperty: StoryPlan[] = [
  {
    id: 'car',
    title: { zh: '有一辆车', en: 'The family car' },
    story: {
      zh: '收入与“人均 500 元”的一家相同，但名下有一辆小汽车。',
      en: 'The same income as the family on 500 yuan a head, but they own a car.',
    },
    expect: 'subsistence-allowance notEligible (vehicle)',
    household(on, firstUnit) {
      const plan = threeAtFiveHundred(on, firstUnit, [
        ['潘红霞', 'Pan Hongxia'],
        ['曹永军', 'Cao Yongjun'],
        ['曹雨涵', 'Cao Yuhan'],
      ])
      const vehicles = [{ kind: 'CAR' as const, priceFen: 6_800_000, disabilityAid: false }]
      return { ...plan, villageCode: '330113002003', civil: { ...smallMeans, vehicles } }
    },
  },
  {
    id: 'two-homes-at-line',
    title: { zh: '两套房，正好在线上', en: 'Two homes, exactly at the line' },
    story: {
      zh: '四口人两套房共 160.8 平方米，人均 40.2，不低于线。',
      en: 'Four people, two homes of 160.8 m² in all: 40.2 a head, not below the line.',
    },
    expect: 'subsistence-allowance notEligible (homes): 160.8 / 4 = 40.2 is not below 40.2',
    household: twoHomes(
      '80.40',
      [
        ['许海松', 'Xu Haisong'],
        ['金巧玲', 'Jin Qiaoling'],
        ['许沐', 'Xu Mu'],
        ['许可', 'Xu Ke'],
      ],
      '330113100201',
    ),
  },
  {
    id: 'two-homes-under',
    title: { zh: '两套房，在线下', en: 'Two homes, under the line' },
    story: {
      zh: '四口人两套房共 160.0 平方米，人均 40.0，低于线。',
      en: 'Four people, two homes of 160.0 m² in all: 40.0 a head, below the line.',
    },
    expect: 'subsistence-allowance eligible, 320400 fen',
    household: twoHomes(
      '80.00',
      [
        ['傅根荣', 'Fu Genrong'],
        ['蒋月香', 'Jiang Yuexiang'],
        ['傅景和', 'Fu Jinghe'],
        ['傅雨桐', 'Fu Yutong'],
      ],
      '330113100201',
    ),
  },
]
