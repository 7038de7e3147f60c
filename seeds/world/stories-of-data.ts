import { realEstate } from './random-property.ts'
import { threeAtFiveHundred } from './stories-of-income.ts'
import { member, type StoryPlan, smallMeans } from './story.ts'

export const storiesOfData: StoryPlan[] = [
  {
    id: 'department-down',
    title: { zh: '住房部门没有回应', en: 'A department does not answer' },
    story: {
      zh: '住房登记暂时查不到她的信息：结果是“还不知道”，不是“没有”。',
      en: 'The housing register does not answer about her: the result is “not known yet”, never “none”.',
    },
    expect:
      'while housing is down: subsistence-allowance unknown (homes, nonResidential); with housing up: eligible, 190200 fen',
    household: (on, firstUnit) => ({
      villageCode: '330113002007',
      door: '8幢1单元304室',
      civil: smallMeans,
      members: [
        member(on, 58, 12, {
          name: '程红梅',
          nameEn: 'Cheng Hongmei',
          sex: '2',
          livelihood: { kind: 'retired', pensionFen: 70_000, centralFen: 14_300 },
          homes: [realEstate(firstUnit, '8幢1单元304室', '52.10')],
        }),
        member(on, 80, 44, {
          name: '程土根',
          nameEn: 'Cheng Tugen',
          sex: '1',
          relation: '51',
          hasPhone: false,
        }),
      ],
    }),
  },
  {
    id: 'departments-disagree',
    title: { zh: '两个部门说法不一', en: 'Two departments disagree' },
    story: {
      zh: '人社登记为未就业，医保显示由单位参保：须由工作人员核实。',
      en: 'Social security says not employed, medical insurance says insured by an employer: a person has to look.',
    },
    expect:
      'subsistence-allowance unknown (employed is in conflict, so the wage is too): a person has to look',
    household: (on, firstUnit) => ({
      villageCode: '330113002004',
      door: '11幢2单元505室',
      civil: smallMeans,
      members: [
        member(on, 48, 150, {
          name: '董永庆',
          nameEn: 'Dong Yongqing',
          sex: '1',
          homes: [realEstate(firstUnit, '11幢2单元505室', '60.00', 2)],
          livelihood: { kind: 'unemployed', benefitFen: 0 },
          civil: { ableToWork: true },
          departments: (records) => ({
            ...records,
            medicalInsurance: records.medicalInsurance && {
              ...records.medicalInsurance,
              insuinfo: records.medicalInsurance.insuinfo.map((line) => ({
                ...line,
                insutype: '310',
                psn_type: 'working',
                emp_name: '浙江运河物流有限公司',
              })),
            },
          }),
        }),
        member(on, 46, 290, {
          name: '汤雪琴',
          nameEn: 'Tang Xueqin',
          sex: '2',
          relation: '12',
          homes: [realEstate(firstUnit, '11幢2单元505室', '60.00', 2)],
          seriousIllness: true,
          civil: { ableToWork: false },
        }),
      ],
    }),
  },
  {
    id: 'missing-savings',
    title: { zh: '不知道有多少存款', en: 'Savings unknown' },
    story: {
      zh: '信息核对没有查到存款，需要本人申报。',
      en: 'The information check found nothing about savings: the family has to declare them.',
    },
    expect:
      'subsistence-allowance unknown (moneyAssetsFen) until declared; then eligible, 240300 fen',
    household(on, firstUnit) {
      const plan = threeAtFiveHundred(on, firstUnit, [
        ['阮美珍', 'Ruan Meizhen'],
        ['袁水根', 'Yuan Shuigen'],
        ['袁思佳', 'Yuan Sijia'],
      ])
      return {
        ...plan,
        villageCode: '330113002003',
        civil: { ...smallMeans, moneyAssetsFen: null },
      }
    },
  },
]
