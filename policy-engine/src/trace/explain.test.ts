import { describe, expect, it } from 'vitest'
import { aFamily, decideFor, thePolicy, theWords } from '../testing/a-household.ts'
import { explain } from './explain.ts'

const policy = thePolicy('subsistence-allowance')
const words = theWords('subsistence-allowance')
const say = (facts: ReturnType<typeof aFamily>, language: 'zh' | 'en') =>
  explain(policy, decideFor(policy, facts), words, language)

describe('an explanation', () => {
  it('says the amount first, in both languages', () => {
    expect(say(aFamily(150_000), 'zh').headline).toBe('您家符合低保，每月2,403元。')
    expect(say(aFamily(150_000), 'en').headline).toBe(
      'Your household can get the allowance: 2,403 yuan a month.',
    )
  })
  it('says which condition failed, by which figures, and under which article', () => {
    const reason = say(aFamily(390_350), 'zh').reasons.find(({ id }) => id === 'DB-05')
    expect(reason).toEqual({
      id: 'DB-05',
      result: 'failed',
      sentence: '月收入3,903.50元，没有低于3,903元。',
      article: '国务院令第649号 art. 9; 浙江省社会救助条例 art. 9',
    })
  })
  it('says what would change the outcome, and what to do next', () => {
    expect(say(aFamily(390_350), 'zh')).toMatchObject({
      changes: ['如果家庭月收入是3,902.99元，结果会不同。'],
      nextSteps: ['再看看低边和其他救助。'],
    })
  })
  it('says what is missing, and of whom', () => {
    const facts = aFamily(0, { moneyAssetsFen: null })
    expect(say(facts, 'zh').missing).toEqual(['存款等财产还不知道。'])
  })
  it('leaves no slot empty', () => {
    for (const language of ['zh', 'en'] as const) {
      const text = JSON.stringify([say(aFamily(0), language), say(aFamily(500_000), language)])
      expect(text).not.toMatch(/[{}](?=[^"{}:,[\]]*[}"])\w+\}|—/)
    }
  })
})
