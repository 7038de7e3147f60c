import { ageOn } from './days.ts'
import type { EducationLevel } from './department-records.ts'
import type { Schooling } from './person-plan.ts'
import type { Random } from './random.ts'

const schools: Record<EducationLevel, readonly string[]> = {
  KG: ['临平区东湖幼儿园', '临平区星桥幼儿园', '塘栖镇中心幼儿园'],
  PRIMARY: ['临平区第一小学', '临平区育才实验小学', '塘栖镇第二小学', '乔司中心小学'],
  JUNIOR: ['临平区第五中学', '临平区信达中学', '塘栖镇第三中学'],
  SENIOR: ['临平区高级中学', '塘栖中学'],
  VOCATIONAL: ['临平职业高级中学'],
  COLLEGE: ['杭州城北职业技术学院'],
  BACHELOR: ['浙江运河大学', '杭州临平学院'],
  MASTER: ['浙江运河大学'],
  DOCTOR: ['浙江运河大学'],
}

/** What somebody of that birth date attends on a day, or nothing. A school year starts on 1 September. */
export function schoolingAt(random: Random, birthDate: string, on: string): Schooling | undefined {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '09-01' ? 1 : 0)
  const age = ageOn(birthDate, `${year}-08-31`)
  const level = levelAt(random, age)
  if (!level) return undefined
  const firstAge = {
    KG: 3,
    PRIMARY: 6,
    JUNIOR: 12,
    SENIOR: 15,
    VOCATIONAL: 15,
    COLLEGE: 18,
    BACHELOR: 18,
    MASTER: 22,
    DOCTOR: 25,
  }
  return {
    level,
    fullTime: true,
    school: random.pick(schools[level]),
    grade: `${age - firstAge[level] + 1}年级`,
  }
}

function levelAt(random: Random, age: number): EducationLevel | undefined {
  if (age < 3) return undefined
  if (age < 6) return 'KG'
  if (age < 12) return 'PRIMARY'
  if (age < 15) return 'JUNIOR'
  if (age < 18) return random.chance(62) ? 'SENIOR' : 'VOCATIONAL'
  if (age < 21 && random.chance(28)) return 'COLLEGE'
  if (age < 22) return random.chance(68) ? 'BACHELOR' : undefined
  if (age < 25) return random.chance(9) ? 'MASTER' : undefined
  return undefined
}
