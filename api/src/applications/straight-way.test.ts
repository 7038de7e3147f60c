import { expect, test } from 'vitest'
import { straightWay } from './straight-way.ts'

const state = (name: string, final = false) => ({
  state: name,
  clock: 'working',
  clock_length: 3,
  article: 'art. 1',
  final,
})
const way = ['submitted', 'accepted', 'surveying', 'publicity', 'paying'].map((each) => state(each))
const been = (...states: string[]) =>
  states.map((to_state, index) => ({ to_state, at: new Date(Date.UTC(2026, 0, index + 1)) }))
const drawn = (...given: Parameters<typeof straightWay>) =>
  straightWay(...given).map((step) => `${step.state} ${step.status}`)

test('a new case stands at the first dot, and the whole way is before it', () => {
  expect(drawn(way, state('submitted'), been('submitted'))).toEqual([
    'submitted current',
    'accepted next',
    'surveying next',
    'publicity next',
    'paying next',
  ])
})

test('a way round stands behind what was reached, and the rest is still to come', () => {
  expect(
    drawn(
      way,
      state('supplementRequested'),
      been('submitted', 'accepted', 'surveying', 'supplementRequested'),
    ),
  ).toEqual([
    'submitted done',
    'accepted done',
    'surveying done',
    'supplementRequested current',
    'publicity next',
    'paying next',
  ])
})

test('a case that has ended has nothing before it, and what was passed over is not drawn', () => {
  expect(drawn(way, state('refused', true), been('submitted', 'surveying', 'refused'))).toEqual([
    'submitted done',
    'surveying done',
    'refused current',
  ])
})

test('after a reconsideration the survey is where the case stands, with its newest day', () => {
  const steps = straightWay(
    way,
    state('surveying'),
    been('submitted', 'accepted', 'surveying', 'refused', 'surveying'),
  )
  expect(steps.find(({ status }) => status === 'current')?.since?.getUTCDate()).toBe(5)
  expect(steps.map(({ status }) => status)).toEqual(['done', 'done', 'current', 'next', 'next'])
})
