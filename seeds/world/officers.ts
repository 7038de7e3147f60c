import type { OfficerRole } from '@happiness-code/api/db/in-transaction'
import { stableUuid } from './random.ts'
import type { Words } from './story.ts'

export type Officer = {
  id: string
  name: string
  nameEn: string
  role: OfficerRole
  /** Jurisdiction: district, town or village. */
  divisionCode: string
  title: Words
  /** Persons of the district who are near relatives: their cases are registered apart (民发〔2021〕57号 art. 11). */
  relatives: string[]
}

const demoOfficers: [string, string, OfficerRole, string, Words][] = [
  [
    '褚明霞',
    'Chu Mingxia',
    'communityWorker',
    '330113002003',
    { zh: '社区工作者', en: 'Community worker' },
  ],
  [
    '莫建华',
    'Mo Jianhua',
    'communityWorker',
    '330113100201',
    { zh: '村工作者', en: 'Village worker' },
  ],
  [
    '丁国平',
    'Ding Guoping',
    'townCaseworker',
    '330113002',
    { zh: '街道经办人员', en: 'Subdistrict caseworker' },
  ],
  [
    '盛莉娜',
    'Sheng Lina',
    'townCaseworker',
    '330113002',
    { zh: '街道经办人员', en: 'Subdistrict caseworker' },
  ],
  [
    '费志坚',
    'Fei Zhijian',
    'townCaseworker',
    '330113100',
    { zh: '镇经办人员', en: 'Town caseworker' },
  ],
  [
    '宣文静',
    'Xuan Wenjing',
    'districtCaseworker',
    '330113',
    { zh: '区民政审核人员', en: 'District caseworker' },
  ],
  [
    '屠立新',
    'Tu Lixin',
    'districtCaseworker',
    '330113',
    { zh: '区民政确认人员', en: 'District caseworker' },
  ],
  [
    '仇佳怡',
    'Qiu Jiayi',
    'paymentPreparer',
    '330113',
    { zh: '资金发放制单', en: 'Payment preparer' },
  ],
  [
    '万晓东',
    'Wan Xiaodong',
    'paymentReleaser',
    '330113',
    { zh: '资金发放复核', en: 'Payment releaser' },
  ],
  ['章思宇', 'Zhang Siyu', 'policyAuthor', '330113', { zh: '政策编写', en: 'Policy author' }],
  [
    '钱永安',
    "Qian Yong'an",
    'policyPublisher',
    '330113',
    { zh: '政策发布', en: 'Policy publisher' },
  ],
  ['石清和', 'Shi Qinghe', 'auditor', '330113', { zh: '监督审计', en: 'Auditor' }],
  ['龚凯', 'Gong Kai', 'operator', '330113', { zh: '系统运维', en: 'Operator' }],
  [
    '钟晓岚',
    'Zhong Xiaolan',
    'districtCaseworker',
    '330113',
    { zh: '区民政复核人员', en: 'District caseworker, reconsiderations' },
  ],
]

/** Officers have ids of their own range, apart from households and people. */
const officerIdSeed = 0x0ff1ce

/** The demo's officers. Ding Guoping of Nanyuan Subdistrict is the relative of the person given. */
export function demoOfficersWith(relativeId: string): Officer[] {
  return demoOfficers.map(([name, nameEn, role, divisionCode, title], index) => ({
    id: stableUuid(officerIdSeed, index),
    name,
    nameEn,
    role,
    divisionCode,
    title,
    relatives: name === '丁国平' ? [relativeId] : [],
  }))
}
