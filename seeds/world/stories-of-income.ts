import type { HouseholdPlan } from './household-from-plan.ts'
import { realEstate } from './random-property.ts'
import {
  ableObligor,
  member,
  type NamePair,
  named,
  pupil,
  type StoryPlan,
  smallMeans,
} from './story.ts'

/** Three people who live on 1,500 yuan: the base of several stories. Names of wife, husband and daughter. */
export function threeAtFiveHundred(
  on: string,
  firstUnit: number,
  names: [NamePair, NamePair, NamePair],
): HouseholdPlan {
  const home = [realEstate(firstUnit, '3幢2单元401室', '62.40', 2)]
  return {
    villageCode: '330113002003',
    door: '3幢2单元401室',
    civil: smallMeans,
    members: [
      member(on, 41, 120, {
        ...named(names[0]),
        sex: '2',
        homes: home,
        livelihood: { kind: 'partTime', wageFen: 150_000, employer: '杭州南苑商贸有限公司' },
      }),
      member(on, 44, 300, {
        ...named(names[1]),
        sex: '1',
        relation: '11',
        homes: home,
        civil: { ableToWork: false, disabilityKind: 4, disabilityGrade: 3 },
      }),
      member(on, 9, 40, {
        ...named(names[2]),
        sex: '2',
        relation: '30',
        schooling: pupil('4年级'),
        hasPhone: false,
      }),
    ],
  }
}

/** A couple with a child whose only wage, after contributions, is `wageFen` less 505.26 yuan. */
function onOneWage(wageFen: number, names: [NamePair, NamePair, NamePair], villageCode: string) {
  return (on: string, firstUnit: number): HouseholdPlan => {
    const home = [realEstate(firstUnit, '7幢1单元502室', '71.20', 2)]
    return {
      villageCode,
      door: '7幢1单元502室',
      civil: smallMeans,
      members: [
        member(on, 38, 77, {
          ...named(names[0]),
          sex: '1',
          homes: home,
          livelihood: { kind: 'employee', wageFen, employer: '杭州乔司服装有限公司' },
        }),
        member(on, 36, 210, {
          ...named(names[1]),
          sex: '2',
          relation: '12',
          homes: home,
          civil: { ableToWork: true },
        }),
        member(on, 8, 15, {
          ...named(names[2]),
          sex: '1',
          relation: '20',
          schooling: pupil('3年级'),
          hasPhone: false,
        }),
      ],
    }
  }
}

export const storiesOfIncome: StoryPlan[] = [
  {
    id: 'old-widow',
    title: { zh: '独居的老人', en: 'A widow living alone' },
    story: {
      zh: '沈阿珍，78 岁，独居，没有手机，每月只有 400 元养老金。',
      en: 'Shen Azhen is 78, lives alone, has no phone, and 400 yuan of pension a month.',
    },
    expect: 'subsistence-allowance eligible, 90100 fen',
    household: (on, firstUnit) => ({
      villageCode: '330113100201',
      door: '12号',
      civil: smallMeans,
      members: [
        member(on, 78, 251, {
          name: '沈阿珍',
          nameEn: 'Shen Azhen',
          sex: '2',
          hasPhone: false,
          livelihood: { kind: 'retired', pensionFen: 40_000, centralFen: 14_300 },
          homes: [realEstate(firstUnit, '12号', '48.50')],
          // She has a son who could support her: the allowance, and not destitute support.
          obligorsElsewhere: [ableObligor],
        }),
      ],
    }),
  },
  {
    id: 'three-at-500',
    title: { zh: '三口之家，人均 500 元', en: 'Three people on 500 yuan a head' },
    story: {
      zh: '俞秀兰打零工，每月 1500 元；丈夫肢体残疾，女儿上小学。',
      en: 'Yu Xiulan earns 1,500 yuan a month part-time; her husband is disabled, their daughter is in primary school.',
    },
    expect: 'subsistence-allowance eligible, 240300 fen',
    household: (on, firstUnit) =>
      threeAtFiveHundred(on, firstUnit, [
        ['俞秀兰', 'Yu Xiulan'],
        ['沈建根', 'Shen Jiangen'],
        ['沈若言', 'Shen Ruoyan'],
      ]),
  },
  {
    id: 'exactly-at-standard',
    title: { zh: '正好等于标准', en: 'Exactly at the standard' },
    story: {
      zh: '三口人月收入正好 3903.00 元，不低于标准。',
      en: 'Three people with exactly 3,903.00 yuan a month: not below the standard.',
    },
    expect: 'subsistence-allowance notEligible (income); low-margin eligible',
    household: onOneWage(
      440_826,
      [
        ['陆志强', 'Lu Zhiqiang'],
        ['章丽芳', 'Zhang Lifang'],
        ['陆子安', 'Lu Zian'],
      ],
      '330113002003',
    ),
  },
  {
    id: 'one-fen-below',
    title: { zh: '低于标准一分钱', en: 'One fen below the standard' },
    story: {
      zh: '三口人月收入 3902.99 元，比标准少一分钱。',
      en: 'Three people with 3,902.99 yuan a month, one fen below the standard.',
    },
    expect: 'subsistence-allowance eligible, 1 fen',
    household: onOneWage(
      440_825,
      [
        ['褚伟明', 'Chu Weiming'],
        ['胡燕', 'Hu Yan'],
        ['褚一诺', 'Chu Yinuo'],
      ],
      '330113002003',
    ),
  },
  {
    id: 'job-on-aid',
    title: { zh: '在保期间找到工作', en: 'A job found while on aid' },
    story: {
      zh: '钟晓燕在保期间找到月薪 3000 元的工作，已满三个月；就业收入按规定扣减。',
      en: 'Zhong Xiaoyan found a job at 3,000 yuan while on aid, three months ago; the law disregards it for now.',
    },
    expect: 'subsistence-allowance eligible, 260200 fen (3000 of new income is within 3 × 1301)',
    household: (on, firstUnit) => ({
      villageCode: '330113002003',
      door: '5幢3单元203室',
      civil: { ...smallMeans, inPayment: true },
      members: [
        member(on, 39, 19, {
          name: '钟晓燕',
          nameEn: 'Zhong Xiaoyan',
          sex: '2',
          livelihood: { kind: 'partTime', wageFen: 300_000, employer: '浙江星桥电子有限公司' },
          homes: [realEstate(firstUnit, '5幢3单元203室', '55.00')],
          civil: { newJobIncomeFen: 300_000, monthsSinceNewJob: 3 },
        }),
        member(on, 11, 200, {
          name: '钟辰',
          nameEn: 'Zhong Chen',
          sex: '1',
          relation: '20',
          schooling: pupil('6年级'),
          hasPhone: false,
        }),
      ],
    }),
  },
  {
    id: 'low-margin-couple',
    title: { zh: '低保边缘家庭', en: 'Just above the line' },
    story: {
      zh: '老两口每人养老金 1301 元，不低于低保标准，但在低保边缘之内。',
      en: 'A couple with a pension of 1,301 yuan each: not below the allowance line, but within the low-margin line.',
    },
    expect: 'subsistence-allowance notEligible (income); low-margin eligible',
    household: (on, firstUnit) => ({
      villageCode: '330113100201',
      door: '28号',
      civil: smallMeans,
      members: [
        member(on, 69, 30, {
          name: '莫炳生',
          nameEn: 'Mo Bingsheng',
          sex: '1',
          livelihood: { kind: 'retired', pensionFen: 130_100, centralFen: 14_300 },
          homes: [realEstate(firstUnit, '28号', '88.00', 2)],
        }),
        member(on, 67, 99, {
          name: '施彩娥',
          nameEn: "Shi Cai'e",
          sex: '2',
          relation: '12',
          livelihood: { kind: 'retired', pensionFen: 130_100, centralFen: 14_300 },
          homes: [realEstate(firstUnit, '28号', '88.00', 2)],
        }),
      ],
    }),
  },
]
