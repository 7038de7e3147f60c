import { expect, test } from 'vitest'
import { maySend, newBreaker, noteAnswer, noteFailure } from './breaker.ts'

test('five failures in a row stop questions for 30 seconds, then one trial goes through', () => {
  const breaker = newBreaker()
  for (let failure = 0; failure < 4; failure += 1) noteFailure(breaker, 1_000)
  expect(maySend(breaker, 1_000)).toBe(true)
  noteFailure(breaker, 1_000)
  expect(maySend(breaker, 30_999)).toBe(false)
  expect(maySend(breaker, 31_000)).toBe(true)
  expect(maySend(breaker, 31_001)).toBe(false)
  noteFailure(breaker, 31_002)
  expect(maySend(breaker, 61_001)).toBe(false)
  expect(maySend(breaker, 61_002)).toBe(true)
  noteAnswer(breaker)
  expect(maySend(breaker, 61_003)).toBe(true)
})

test('an answer between failures starts the count again', () => {
  const breaker = newBreaker()
  for (let round = 0; round < 10; round += 1) {
    noteFailure(breaker, 0)
    if (round % 4 === 3) noteAnswer(breaker)
  }
  expect(maySend(breaker, 0)).toBe(true)
})
