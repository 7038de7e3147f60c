import { expect, test } from 'vitest'
import { readReport } from './change-form.ts'

const words = { needWhen: 'when?', needDate: 'date?', needWords: 'words?' }
/** A Wednesday, early in the morning there and still Tuesday in Greenwich. */
const now = new Date('2026-11-24T22:00:00Z')

function read(given: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ words: '搬了', ...given })) form.set(name, value)
  return readReport('moves', form, now, words)
}

test.each([
  [{ when: 'today' }, '2026-11-25'],
  [{ when: 'yesterday' }, '2026-11-24'],
  [{ when: 'week' }, '2026-11-23'],
  [{ when: 'month' }, '2026-11-01'],
  [{ when: 'date', date: '２０２６年1月5日' }, '2026-01-05'],
  [{ when: 'today', date: '2026/10/02' }, '2026-10-02'],
])('since when: %o is %s', (given, since) => {
  expect(read(given).report?.since).toBe(since)
})

test.each([
  [{}, 'when'],
  [{ when: 'date' }, 'date'],
  [{ when: 'date', date: '2026-02-30' }, 'date'],
  [{ when: 'date', date: '2027-01-01' }, 'date'],
  [{ when: 'today', words: ' ' }, 'words'],
])('%o is asked for again at %s', (given, at) => {
  expect(read(given).faults.map((fault) => fault.at)).toEqual([at])
})

test('what nobody knows as a change is none', () => {
  const form = new FormData()
  form.set('when', 'today')
  form.set('words', '是的')
  expect(readReport('nonsense', form, now, words).report).toBeUndefined()
})
