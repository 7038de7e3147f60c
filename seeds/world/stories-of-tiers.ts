import { realEstate } from './random-property.ts'
import { ableObligor, member, pupil, type StoryPlan, smallMeans } from './story.ts'

/** One household for each tier that is not the subsistence allowance; the worked examples are named in `expect`. */
export const storiesOfTiers: StoryPlan[] = [
  {
    id: 'destitute-woman',
    title: { zh: '无儿无女的老人', en: 'An old woman with nobody' },
    story: {
      zh: '倪阿毛，72 岁，没有子女，每月养老金 343 元，自己能照顾自己。',
      en: 'Ni Amao is 72, has no children, 343 yuan of pension a month, and looks after herself.',
    },
    expect: 'K1: destitute-support eligible, 2255 yuan and the care fee for full self-care',
    household: (on, firstUnit) => ({
      villageCode: '330113100202',
      door: '7号',
      civil: smallMeans,
      members: [
        member(on, 72, 64, {
          name: '倪阿毛',
          nameEn: 'Ni Amao',
          sex: '2',
          hasPhone: false,
          livelihood: { kind: 'retired', pensionFen: 34_300, centralFen: 14_300 },
          homes: [realEstate(firstUnit, '7号', '36.00')],
          civil: { ableToWork: false, selfCareMissed: 0 },
        }),
      ],
    }),
  },
  {
    id: 'low-margin-mother',
    title: { zh: '低边家庭的孩子住校', en: 'A low-margin mother, a child who boards' },
    story: {
      zh: '母亲每月 2602 元，人均正好等于低保标准；女儿在小学寄宿。',
      en: 'The mother earns 2,602 yuan, exactly the standard a head; the daughter boards at primary school.',
    },
    expect:
      'M1: low-margin eligible (H = 2602 = 2 × 1301); C6: child-support 368 yuan; E2: education-aid',
    household: (on, firstUnit) => ({
      villageCode: '330113002004',
      door: '4幢2单元303室',
      civil: smallMeans,
      members: [
        member(on, 35, 140, {
          name: '裘晓梅',
          nameEn: 'Qiu Xiaomei',
          sex: '2',
          homes: [realEstate(firstUnit, '4幢2单元303室', '58.30')],
          livelihood: { kind: 'partTime', wageFen: 260_200, employer: '杭州塘栖食品有限公司' },
        }),
        member(on, 9, 88, {
          name: '裘思雨',
          nameEn: 'Qiu Siyu',
          sex: '2',
          relation: '30',
          schooling: { ...pupil('4年级'), boarding: true },
          hasPhone: false,
        }),
      ],
    }),
  },
  {
    id: 'rigid-expenditure',
    title: { zh: '一场大病花掉大半收入', en: 'An illness that takes most of the income' },
    story: {
      zh: '三口人一年收入 18 万元，丈夫看病自付 12 万元，超过六成。',
      en: 'Three people had 180,000 yuan in a year and paid 120,000 for the husband’s illness: more than 60 per cent.',
    },
    expect: 'R1: rigid-expenditure eligible (A = 180000, R = 120000, 66.7 %)',
    household: (on, firstUnit) => ({
      villageCode: '330113002002',
      door: '10幢1单元701室',
      civil: smallMeans,
      members: [
        member(on, 45, 20, {
          name: '宣丽君',
          nameEn: 'Xuan Lijun',
          sex: '2',
          homes: [realEstate(firstUnit, '10幢1单元701室', '82.00', 2)],
          // 10,000.00 less contributions of 1,050.00
          livelihood: { kind: 'employee', wageFen: 1_000_000, employer: '临平区中心医院' },
        }),
        member(on, 47, 230, {
          name: '费建锋',
          nameEn: 'Fei Jianfeng',
          sex: '1',
          relation: '11',
          homes: [realEstate(firstUnit, '10幢1单元701室', '82.00', 2)],
          // 6,759.78 less contributions of 709.78: both together have 15,000.00 a month
          livelihood: { kind: 'employee', wageFen: 675_978, employer: '浙江运河物流有限公司' },
          seriousIllness: true,
          selfPay: { inpatient: '112000.00', outpatient: '8000.00', aidUsed: '0.00' },
        }),
        member(on, 13, 301, {
          name: '费一凡',
          nameEn: 'Fei Yifan',
          sex: '1',
          relation: '20',
          schooling: { level: 'JUNIOR', fullTime: true, school: '临平区第五中学', grade: '2年级' },
        }),
      ],
    }),
  },
  {
    id: 'low-income-help',
    title: { zh: '低收入帮扶家庭', en: 'A household of low income' },
    story: {
      zh: '夫妻两人每月 5500 元，一年 66000 元：高于低边，低于 10 万元。',
      en: 'A couple with 5,500 yuan a month, 66,000 a year: above the low-margin line, below 100,000.',
    },
    expect: 'H1: low-income-help eligible (2750 a head, 66000 a year)',
    household: (on, firstUnit) => ({
      villageCode: '330113100203',
      door: '33号',
      civil: smallMeans,
      members: [
        member(on, 49, 170, {
          name: '屠荣根',
          nameEn: 'Tu Ronggen',
          sex: '1',
          homes: [realEstate(firstUnit, '33号', '96.00', 2)],
          // 6,145.25 less contributions of 645.25
          livelihood: { kind: 'employee', wageFen: 614_525, employer: '杭州崇贤钢构有限公司' },
        }),
        member(on, 47, 44, {
          name: '盛菊仙',
          nameEn: 'Sheng Juxian',
          sex: '2',
          relation: '12',
          homes: [realEstate(firstUnit, '33号', '96.00', 2)],
          livelihood: {
            kind: 'unemployed',
            benefitFen: 0,
            lost: { paidMonths: 8, involuntary: true, benefitMonthsUsed: 0 },
          },
          civil: { ableToWork: true },
        }),
      ],
    }),
  },
  {
    id: 'orphan',
    title: { zh: '和外公外婆生活的孤儿', en: 'An orphan with his grandparents' },
    story: {
      zh: '11 岁的孤儿跟着外公外婆生活；老人有退休金，家里不算困难。',
      en: 'An orphan of eleven lives with his grandparents; they have pensions, and the household is not poor.',
    },
    expect: 'C2: child-support eligible, 2525 yuan a month, whatever the household’s income',
    household: (on, firstUnit) => ({
      villageCode: '330113002001',
      door: '6幢3单元402室',
      civil: smallMeans,
      members: [
        member(on, 66, 15, {
          name: '解福根',
          nameEn: 'Xie Fugen',
          sex: '1',
          livelihood: { kind: 'retired', pensionFen: 460_000, centralFen: 0 },
          homes: [realEstate(firstUnit, '6幢3单元402室', '79.00', 2)],
          obligorsElsewhere: [ableObligor],
        }),
        member(on, 64, 200, {
          name: '柳月琴',
          nameEn: 'Liu Yueqin',
          sex: '2',
          relation: '12',
          livelihood: { kind: 'retired', pensionFen: 430_000, centralFen: 0 },
          homes: [realEstate(firstUnit, '6幢3单元402室', '79.00', 2)],
          obligorsElsewhere: [ableObligor],
        }),
        member(on, 11, 130, {
          name: '孟子安',
          nameEn: 'Meng Zian',
          sex: '1',
          relation: '43',
          schooling: pupil('6年级'),
          hasPhone: false,
          civil: { childStatus: 'ORPHAN', placement: 'SOCIETY' },
        }),
      ],
    }),
  },
  {
    id: 'blind-daughter',
    title: { zh: '重度残疾的成年女儿', en: 'A grown daughter who is blind' },
    story: {
      zh: '女儿 26 岁，视力一级残疾，没有工作和收入；父母有工作，全家不在低边之内。',
      en: 'The daughter of 26 is blind (grade 1), without work or income; her parents work, and the household is above the low-margin line.',
    },
    expect:
      'G5: single-person eligible, 1301 yuan a month, although the household is not low-margin',
    about: 2,
    household: (on, firstUnit) => ({
      villageCode: '330113002003',
      door: '12幢1单元601室',
      civil: smallMeans,
      members: [
        member(on, 53, 12, {
          name: '阎国平',
          nameEn: 'Yan Guoping',
          sex: '1',
          homes: [realEstate(firstUnit, '12幢1单元601室', '85.00', 2)],
          livelihood: { kind: 'employee', wageFen: 650_000, employer: '临平公共交通有限公司' },
        }),
        member(on, 52, 222, {
          name: '谭玉珍',
          nameEn: 'Tan Yuzhen',
          sex: '2',
          relation: '12',
          homes: [realEstate(firstUnit, '12幢1单元601室', '85.00', 2)],
          livelihood: { kind: 'employee', wageFen: 580_000, employer: '杭州南苑商贸有限公司' },
        }),
        member(on, 26, 75, {
          name: '阎晴',
          nameEn: 'Yan Qing',
          sex: '2',
          relation: '30',
          civil: {
            ableToWork: false,
            dependentAdult: true,
            disabilityKind: 1,
            disabilityGrade: 1,
            selfCareMissed: 0,
          },
        }),
      ],
    }),
  },
]
