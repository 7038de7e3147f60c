import type { Department } from '@happiness-code/api/departments/connector'
import type { Words } from '../world/story.ts'
import type { Fault } from './switches.ts'

export const departmentNames: Record<Department, Words> = {
  socialSecurity: { zh: '人力资源和社会保障', en: 'Social security' },
  medicalInsurance: { zh: '医疗保障', en: 'Medical insurance' },
  education: { zh: '教育', en: 'Education' },
  housing: { zh: '住房保障和不动产登记', en: 'Housing and real estate' },
}

export const faultNames: Record<Fault, Words> = {
  none: { zh: '正常', en: 'Works' },
  slow: { zh: '很慢（超过 3 秒）', en: 'Slow (over 3 seconds)' },
  down: { zh: '停机（503）', en: 'Down (503)' },
  error: { zh: '出错（500）', en: 'Error (500)' },
  garbage: { zh: '返回乱码', en: 'Answers nonsense' },
  wrongPerson: { zh: '返回别人的信息', en: 'Answers about somebody else' },
  stale: { zh: '数据已过 200 天', en: 'Data 200 days old' },
  implausible: {
    zh: '数字不可能（元分混淆、负数）',
    en: 'Impossible figures (yuan for fen, below zero)',
  },
  endless: { zh: '没完没了的回复', en: 'An answer without end' },
  unsigned: { zh: '没有签名', en: 'Not signed' },
}

export const pageWords = {
  simulated: { zh: '模拟部门：数据全部虚构', en: 'Simulated department: all data is made up' },
  now: { zh: '现在', en: 'Now' },
  everybody: { zh: '所有人', en: 'Everybody' },
  set: { zh: '设置开关', en: 'Set a switch' },
  who: { zh: '对谁', en: 'For whom' },
  what: { zh: '怎样', en: 'What happens' },
  save: { zh: '保存', en: 'Save' },
  otherId: { zh: '或其他人的公民身份号码', en: 'Or another citizen ID number' },
} satisfies Record<string, Words>
