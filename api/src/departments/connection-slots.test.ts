import { expect, test } from 'vitest'
import { newConnectionSlots } from './connection-slots.ts'

test('never more than the given number at once, and everybody gets a turn', async () => {
  const slots = newConnectionSlots(4)
  const { signal } = new AbortController()
  let inside = 0
  let most = 0
  const visits = Array.from({ length: 20 }, () =>
    slots.withSlot(signal, async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise(setImmediate)
      inside -= 1
    }),
  )
  await Promise.all(visits)
  expect(most).toBe(4)
})

test('who gives up leaves the line and does not keep the slot', async () => {
  const slots = newConnectionSlots(1)
  const patient = new AbortController()
  const hurried = new AbortController()
  const leave = Promise.withResolvers<void>()
  const first = slots.withSlot(patient.signal, () => leave.promise)
  const second = slots.withSlot(hurried.signal, async () => 'second')
  const third = slots.withSlot(patient.signal, async () => 'third')
  hurried.abort(new Error('gone'))
  await expect(second).rejects.toThrow('gone')
  leave.resolve()
  await first
  expect(await third).toBe('third')
})
