import { describe } from 'vitest'
import { feelTable } from '../../testing/feel-table.ts'

describe('number, 10.3.4.1', () => {
  feelTable([
    ['number("1,000.5", ",", ".")', '1000.5'],
    ['number("1.000,5", ".", ",")', '1000.5'],
    ['number("1 000 000,01", " ", ",")', '1000000.01'],
    ['number("1000.5", null, ".")', '1000.5'],
    ['number("1000,5", null, ",")', '1000.5'],
    ['number("1,000", ",", null)', '1000'],
    ['number("-1.5e3")', '-1500'],
    ['number(decimal separator: ",", grouping separator: " ", from: "1 000,5")', '1000.5'],
    ['number("1,000", ",", ",")', 'null'],
    ['number("1;000", ";", ".")', 'null'],
    ['number("1.5", ",", ",")', 'null'],
    ['number("a")', 'null'],
    ['number("")', 'null'],
    ['number("0x10")', 'null'],
    ['number(1)', 'null'],
    ['number(null)', 'null'],
  ])
})

describe('string, 10.3.4.1', () => {
  feelTable([
    ['string(1.10)', '"1.1"'],
    ['string(true)', '"true"'],
    ['string("a")', '"a"'],
    ['string(["a", 1, null])', '"[\\"a\\", 1, null]"'],
    ['string({a: "x", "b c": [1]})', '"{a: \\"x\\", b c: [1]}"'],
    ['string({"a}": 1})', '"{\\"a}\\": 1}"'],
    ['string(@"2025-06-01")', '"2025-06-01"'],
    ['string(@"-0044-03-15")', '"-0044-03-15"'],
    ['string(@"2025-06-01T10:00:00.5@Asia/Shanghai")', '"2025-06-01T10:00:00.5@Asia/Shanghai"'],
    ['string(@"10:00:00-00:30")', '"10:00:00-00:30"'],
    ['string(time(11, 59, 45, @"PT2H45M55S"))', '"11:59:45+02:45:55"'],
    ['string(@"P26M")', '"P2Y2M"'],
    ['string(@"-PT90061.5S")', '"-P1DT1H1M1.5S"'],
    ['string([1..5))', '"[1..5)"'],
    ['string(null)', 'null'],
    ['string()', 'null'],
  ])
})

describe('range, 10.3.4.1', () => {
  feelTable([
    ['range("[1..3]")', '[1..3]'],
    ['range(" ( 1.5 .. 3e2 ) ")', '(1.5..300)'],
    ['range("]-1..3[")', '(-1..3)'],
    ['range("[\\"a\\"..\\"b\\"]")', '["a".."b"]'],
    ['range("[@\\"2025-01-01\\"..@\\"2025-12-31\\"]")', '[@"2025-01-01"..@"2025-12-31"]'],
    ['range("[date(\\"2025-01-01\\")..@\\"2025-12-31\\"]")', '[@"2025-01-01"..@"2025-12-31"]'],
    ['range("[3..1]")', 'null'],
    ['range("[1..\\"b\\"]")', 'null'],
    ['range("[1..]")', 'null'],
    ['range(">= 1")', 'null'],
    ['range("[1 + 1..3]")', 'null'],
    ['range("[string(\\"a\\")..\\"b\\"]")', 'null'],
    ['range([1..3])', 'null'],
  ])
})
