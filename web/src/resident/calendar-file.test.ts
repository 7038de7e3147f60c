import { expect, test } from 'vitest'
import { calendarFile } from './calendar-file.ts'

test('a day in the calendar: whole, reminded, no line too long, nothing that ends it early', () => {
  const file = calendarFile({
    uid: 'one',
    day: '2026-12-31',
    title: '申请LP-261127-123456最晚的日子；请留意, 谢谢',
    stampedAt: new Date('2026-11-27T08:00:00Z'),
  })
  expect(file).toContain('DTSTART;VALUE=DATE:20261231')
  expect(file.replaceAll('\r\n ', '')).toContain('DTEND;VALUE=DATE:20270101')
  expect(file).toContain('\\,')
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})
