import { describe, expect, it } from 'vitest'
import { feel } from '../testing/a-model.ts'

describe('partial', () => {
  it('are the results so far, as they were', () => {
    expect(feel('for i in 1..3 return count(partial) + i')).toEqual([1, 3, 5])
    expect(feel('for i in 1..2 return partial')).toEqual([[], [[]]])
  })
  it('of an inner loop is its own', () => {
    expect(feel('for i in 1..2 return for j in 1..2 return count(partial)')).toEqual([
      [0, 1],
      [0, 1],
    ])
  })
})
