import { realEstate } from './random-property.ts'
import { threeAtFiveHundred } from './stories-of-income.ts'
import { member, pupil, type StoryPlan, smallMeans } from './story.ts'

export const storiesOfFamily: StoryPlan[] = [
  {
    id: 'adult-son-mental-2',
    title: { zh: '精神二级残疾的成年儿子', en: 'A grown son with a severe mental disability' },
    story: {
      zh: '一家人收入在低保边缘之内，25 岁的儿子精神残疾二级，没有收入，可以单人申请。',
      en: 'The household is within the low-margin line; the son of 25 has a mental disability of grade 2 and no income, and may apply alone.',
    },
    expect:
      'subsistence-allowance notEligible (income); low-margin eligible; single-person allowance for the son 130100 fen',
    about: 2,
    household(on, firstUnit) {
      const home = [realEstate(firstUnit, '6幢1单元102室', '78.30', 2)]
      return {
        villageCode: '330113002002',
        door: '6幢1单元102室',
        civil: smallMeans,
        members: [
          member(on, 53, 45, {
            name: '姚忠良',
            nameEn: 'Yao Zhongliang',
            sex: '1',
            homes: home,
            livelihood: { kind: 'employee', wageFen: 480_000, employer: '临平公共交通有限公司' },
          }),
          member(on, 50, 333, {
            name: '叶凤仙',
            nameEn: 'Ye Fengxian',
            sex: '2',
            relation: '12',
            homes: home,
            livelihood: { kind: 'partTime', wageFen: 120_000, employer: '杭州塘栖食品有限公司' },
          }),
          member(on, 25, 160, {
            name: '姚宁',
            nameEn: 'Yao Ning',
            sex: '1',
            relation: '20',
            civil: {
              ableToWork: false,
              dependentAdult: true,
              disabilityKind: 6,
              disabilityGrade: 2,
            },
          }),
        ],
      }
    },
  },
  {
    id: 'father-in-prison',
    title: { zh: '父亲在服刑', en: 'The father is in prison' },
    story: {
      zh: '父亲服刑期间不计入家庭成员：母亲和两个孩子按三口人计算。',
      en: 'A father in prison is not counted: mother and two children are three people.',
    },
    expect: 'subsistence-allowance eligible, 150300 fen (N = 3, H = 2400)',
    household: (on, firstUnit) => ({
      villageCode: '330113100201',
      door: '41号',
      civil: smallMeans,
      members: [
        member(on, 37, 140, {
          name: '方敏',
          nameEn: 'Fang Min',
          sex: '2',
          homes: [realEstate(firstUnit, '41号', '90.00')],
          livelihood: {
            kind: 'partTime',
            wageFen: 240_000,
            employer: '杭州家纺城市场管理有限公司',
          },
        }),
        member(on, 40, 12, {
          name: '邵刚',
          nameEn: 'Shao Gang',
          sex: '1',
          relation: '11',
          hasPhone: false,
          civil: { custody: 'PRISON', coLiving: false, ableToWork: true },
        }),
        member(on, 12, 170, {
          name: '邵知语',
          nameEn: 'Shao Zhiyu',
          sex: '2',
          relation: '30',
          schooling: { level: 'JUNIOR', fullTime: true, school: '临平区第五中学', grade: '1年级' },
        }),
        member(on, 8, 260, {
          name: '邵天乐',
          nameEn: 'Shao Tianle',
          sex: '1',
          relation: '20',
          schooling: pupil('3年级'),
          hasPhone: false,
        }),
      ],
    }),
  },
  {
    id: 'student-son',
    title: { zh: '读大学的儿子', en: 'A son at university' },
    story: {
      zh: '母亲月工资 3200 元，20 岁的儿子读本科，同住的外婆有 500 元养老金。',
      en: 'The mother earns 3,200 yuan, the son of 20 studies for a bachelor’s degree, the grandmother has a pension of 500.',
    },
    expect:
      'subsistence-allowance eligible, 20300 fen (H = 3700); the exclusion of the central basic pension (143) ended on 2025-12-31, before it was 34600',
    household: (on, firstUnit) => ({
      villageCode: '330113002001',
      door: '15幢2单元801室',
      civil: smallMeans,
      members: [
        member(on, 46, 88, {
          name: '顾慧',
          nameEn: 'Gu Hui',
          sex: '2',
          homes: [realEstate(firstUnit, '15幢2单元801室', '66.80')],
          livelihood: { kind: 'partTime', wageFen: 320_000, employer: '临平区环境发展有限公司' },
        }),
        member(on, 20, 100, {
          name: '任书航',
          nameEn: 'Ren Shuhang',
          sex: '1',
          relation: '20',
          schooling: { level: 'BACHELOR', fullTime: true, school: '浙江运河大学', grade: '3年级' },
        }),
        member(on, 74, 222, {
          name: '章菊香',
          nameEn: 'Zhang Juxiang',
          sex: '2',
          relation: '52',
          livelihood: { kind: 'retired', pensionFen: 50_000, centralFen: 14_300 },
        }),
      ],
    }),
  },
  {
    id: 'injured-migrant',
    title: { zh: '受伤的外来务工者', en: 'An injured migrant worker' },
    story: {
      zh: '熊海军没有本地户籍和居住证，在临平受伤，急需帮助。',
      en: 'Xiong Haijun has neither local registration nor a residence permit; he was injured here and needs help at once.',
    },
    expect:
      'emergency-aid eligible (URGENT, OTHER_ACCIDENT, 1 person, severity 1 month): 130100 fen, paid first',
    household: (on) => ({
      villageCode: '330113002205',
      door: '工地宿舍2号楼',
      civil: {
        moneyAssetsFen: null,
        vehicles: null,
        companyCapitalFen: null,
        annualIncomeFen: null,
        rigidMedicalFen: null,
        rigidEducationFen: null,
        obligors: null,
      },
      members: [
        member(on, 33, 66, {
          name: '熊海军',
          nameEn: 'Xiong Haijun',
          sex: '1',
          civil: {
            localHukou: false,
            residencePermit: false,
            ableToWork: false,
            businessNetIncomeFen: null,
            propertyNetIncomeFen: null,
            otherIncomeFen: null,
          },
          // He is insured and registered at home, in another province: no department here knows him.
          departments: () => ({
            socialSecurity: null,
            medicalInsurance: null,
            education: null,
            housing: null,
          }),
        }),
      ],
    }),
  },
  {
    id: 'relative-of-official',
    title: { zh: '经办人员的亲属', en: 'A relative of an official' },
    story: {
      zh: '丁秀英是街道经办人员的近亲属，单独登记，由区里入户调查。',
      en: 'Ding Xiuying is a near relative of an official: her case is registered apart and the district visits.',
    },
    expect:
      'subsistence-allowance eligible, 240300 fen, with countyVisit: the case is registered apart',
    household(on, firstUnit) {
      const plan = threeAtFiveHundred(on, firstUnit, [
        ['丁秀英', 'Ding Xiuying'],
        ['汪福兴', 'Wang Fuxing'],
        ['汪诗语', 'Wang Shiyu'],
      ])
      return {
        ...plan,
        villageCode: '330113002004',
        civil: { ...smallMeans, relativeOfOfficial: true },
      }
    },
  },
  {
    id: 'rare-name',
    title: { zh: '名字里的生僻字', en: 'A name with rare characters' },
    story: {
      zh: '𬱖、𠮷、䶮都是真实姓名中的字，每一页都应正确显示。',
      en: 'Real names hold characters such as 𬱖, 𠮷 and 䶮; every page must show them.',
    },
    expect: 'not in hardship: every programme notEligible',
    household(on, firstUnit) {
      const home = [realEstate(firstUnit, '1幢2单元1201室', '118.60', 2)]
      return {
        villageCode: '330113002002',
        door: '1幢2单元1201室',
        civil: {
          moneyAssetsFen: 42_000_000,
          vehicles: [{ kind: 'CAR', priceFen: 16_800_000, disabilityAid: false }],
          companyCapitalFen: 0,
        },
        members: [
          member(on, 34, 18, {
            name: '欧阳𬱖',
            nameEn: 'Ouyang Di',
            sex: '1',
            homes: home,
            livelihood: { kind: 'employee', wageFen: 1_260_000, employer: '浙江东湖软件有限公司' },
          }),
          member(on, 33, 203, {
            name: '单䶮',
            nameEn: 'Shan Yan',
            sex: '2',
            relation: '12',
            homes: home,
            livelihood: { kind: 'employee', wageFen: 980_000, employer: '临平区中心医院' },
          }),
          member(on, 1, 20, {
            name: '欧阳𠮷',
            nameEn: 'Ouyang Ji',
            sex: '1',
            relation: '20',
            hasPhone: false,
          }),
        ],
      }
    },
  },
]
