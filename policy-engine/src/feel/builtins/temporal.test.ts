import { describe, expect, it } from 'vitest'
import { compile } from '../../compile.ts'
import { invoke } from '../../invoke.ts'
import { aDecision, aModel } from '../../testing/a-model.ts'
import { feelTable } from '../../testing/feel-table.ts'

describe('date, 10.3.4.1', () => {
  feelTable([
    ['date("2025-06-01")', '@"2025-06-01"'],
    ['date("-0044-03-15").year', '-44'],
    ['date("999999999-12-31").year', '999999999'],
    ['date(2024, 2, 29)', '@"2024-02-29"'],
    ['date(year: 2024, month: 2, day: 29)', '@"2024-02-29"'],
    ['date(date and time("2025-06-01T23:59:59@Europe/Paris"))', '@"2025-06-01"'],
    ['date(from: @"2025-06-01T10:00:00")', '@"2025-06-01"'],
    ['date(from: "2025-06-01")', '@"2025-06-01"'],
    ['date(2025, 2, 30)', 'null'],
    ['date(2025, 13, 1)', 'null'],
    ['date(2025.5, 1, 1)', 'null'],
    ['date(1000000000, 1, 1)', 'null'],
    ['date("2025-02-29")', 'null'],
    ['date("998-01-01")', 'null'],
    ['date("01998-01-01")', 'null'],
    ['date("+2025-01-01")', 'null'],
    ['date("2025-1-1")', 'null'],
    ['date(null)', 'null'],
    ['date(2025, null, 1)', 'null'],
    ['date()', 'null'],
  ])
})

describe('time, 10.3.4.1', () => {
  feelTable([
    ['time("10:30:00.123456789").second', '0.123456789'],
    ['time("24:00:00")', '@"00:00:00"'],
    ['time(10, 30, 15.5)', '@"10:30:15.5"'],
    ['time(10, 30, 0, null)', '@"10:30:00"'],
    ['time(10, 30, 0, @"-PT2H")', '@"10:30:00-02:00"'],
    ['time(@"2025-06-01T10:00:00Z")', '@"10:00:00Z"'],
    ['time(@"2025-06-01")', '@"00:00:00Z"'],
    ['time(from: "10:00:00")', '@"10:00:00"'],
    ['time(hour: 1, minute: 2, second: 3, offset: @"PT1H")', '@"01:02:03+01:00"'],
    ['time("23:59:60")', 'null'],
    ['time("24:00:01")', 'null'],
    ['time("10:00")', 'null'],
    ['time("10:00:00+19:00")', 'null'],
    ['time("10:00:00+02:00@Europe/Paris")', 'null'],
    ['time("10:00:00@Europe/Nowhere")', 'null'],
    ['time(10, 60, 0)', 'null'],
    ['time(-1, 0, 0)', 'null'],
    ['time(10, 0, 0, 1)', 'null'],
  ])
})

describe('date and time, 10.3.4.1', () => {
  feelTable([
    ['date and time("2025-06-01")', '@"2025-06-01T00:00:00"'],
    ['date and time("2025-12-31T24:00:00")', '@"2026-01-01T00:00:00"'],
    ['date and time(@"2025-06-01", @"10:00:00Z")', '@"2025-06-01T10:00:00Z"'],
    ['date and time(@"2025-06-01T01:00:00Z", @"10:00:00")', '@"2025-06-01T10:00:00"'],
    ['date and time(date: @"2025-06-01", time: @"10:00:00")', '@"2025-06-01T10:00:00"'],
    ['date and time(2025, 6, 1, 10, 0, 0.5)', '@"2025-06-01T10:00:00.5"'],
    ['date and time(2025, 6, 1, 10, 0, 0, @"PT8H")', '@"2025-06-01T10:00:00+08:00"'],
    ['date and time(2025, 6, 1, 10, 0, 0, "Asia/Shanghai") = @"2025-06-01T02:00:00Z"', 'true'],
    ['date and time("2025-06-01T7:00:00")', 'null'],
    ['date and time("2025-06-0110:00:00")', 'null'],
    ['date and time(@"2025-06-01", null)', 'null'],
    ['date and time(2025, 6, 31, 10, 0, 0)', 'null'],
  ])
})

describe('durations, 10.3.4.1', () => {
  feelTable([
    ['duration("P1Y26M")', '@"P3Y2M"'],
    ['duration("PT1000M")', '@"PT16H40M"'],
    ['duration("-P1DT2H3M4.5S").seconds', '-4.5'],
    ['duration("PT0.S")', '@"PT0S"'],
    ['duration("P1Y2D")', 'null'],
    ['duration("P")', 'null'],
    ['duration("PT")', 'null'],
    ['duration("P1H")', 'null'],
    ['years and months duration(@"2011-12-22", @"2013-08-24")', '@"P1Y8M"'],
    ['years and months duration(@"2013-08-24", @"2011-12-22")', '@"-P1Y8M"'],
    ['years and months duration(from: @"2016-01-21", to: @"2015-01-21")', '@"-P1Y"'],
    ['years and months duration(@"2025-01-01", null)', 'null'],
  ])
})

describe('the calendar, 10.3.4.8', () => {
  feelTable([
    ['day of year(@"2019-09-17")', '260'],
    ['day of year(@"2020-12-31")', '366'],
    ['day of week(@"2019-09-17")', '"Tuesday"'],
    ['month of year(date: @"2019-09-17T10:00:00")', '"September"'],
    ['week of year(@"2019-09-17")', '38'],
    ['week of year(@"2003-12-29")', '1'],
    ['week of year(@"2004-01-04")', '1'],
    ['week of year(@"2005-01-01")', '53'],
    ['week of year(@"2005-01-03")', '1'],
    ['day of week("2019-09-17")', 'null'],
    ['week of year(null)', 'null'],
  ])
})

describe('now and today', () => {
  const model = compile(aModel(aDecision('x', '[string(now()), string(today())]')))

  it('are those of the clock that the host gives', () => {
    const now = '2025-06-01T08:00:00+08:00'
    expect(invoke(model, 'x', {}, { now })).toEqual([now, '2025-06-01'])
  })
  it('are null without a clock', () => {
    expect(invoke(model, 'x', {})).toEqual([null, null])
  })
  it('a clock must be a moment', () => {
    expect(() => invoke(model, 'x', {}, { now: 'noon' })).toThrow('noon is no moment')
  })
})
