import { problemsZh } from '../problems.zh.ts'
import { residentZh } from '../resident.zh.ts'
import { termsZh } from '../terms.zh.ts'
import type { Tongue } from '../tongue.ts'

export const tongue: Tongue = {
  name: '中文',
  tag: 'zh-CN',
  language: 'zh',
  words: residentZh,
  terms: termsZh,
  problems: problemsZh,
}
