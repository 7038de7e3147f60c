import { describe } from 'vitest'
import { feelTable } from '../../testing/feel-table.ts'

describe('rounding, 10.3.4.5', () => {
  feelTable([
    ['decimal(1 / 3, 2)', '0.33'],
    ['decimal(1.5, 0)', '2'],
    ['decimal(2.5, 0)', '2'],
    ['decimal(1 / 3, 2.5)', '0.33'],
    ['decimal(1234, -2)', '1200'],
    ['floor(1.5)', '1'],
    ['floor(-1.56, 1)', '-1.6'],
    ['ceiling(1.5)', '2'],
    ['ceiling(-1.56, 1)', '-1.5'],
    ['round up(5.5, 0)', '6'],
    ['round up(-5.5, 0)', '-6'],
    ['round up(1.121, 2)', '1.13'],
    ['round down(-5.5, 0)', '-5'],
    ['round down(1.126, 2)', '1.12'],
    ['round half up(5.5, 0)', '6'],
    ['round half up(-5.5, 0)', '-6'],
    ['round half up(1.005, 2)', '1.01'],
    ['round half down(5.5, 0)', '5'],
    ['round half down(-5.5, 0)', '-5'],
    ['round half down(1.126, 2)', '1.13'],
    ['round up(n: 1.21, scale: 1)', '1.3'],
    ['round up(1.21)', 'null'],
    ['round up(1.21, 1.5)', 'null'],
    ['round up(1.21, 6177)', 'null'],
    ['round up(1.21, -6112)', 'null'],
    ['floor(null)', 'null'],
    ['floor(1.5, null)', 'null'],
    ['floor("1.5")', 'null'],
    ['floor(n: 1.5, places: 1)', 'null'],
    ['floor([1.5])', '1'],
  ])
})

describe('calculating, 10.3.4.5', () => {
  feelTable([
    ['abs(-10)', '10'],
    ['abs(@"-PT5H")', '@"PT5H"'],
    ['abs(@"-P1Y2M")', '@"P1Y2M"'],
    ['abs("1")', 'null'],
    ['abs(n: -1)', '1'],
    ['modulo(12, 5)', '2'],
    ['modulo(-12, 5)', '3'],
    ['modulo(12, -5)', '-3'],
    ['modulo(-12, -5)', '-2'],
    ['modulo(10.1, 4.5)', '1.1'],
    ['modulo(-10.1, 4.5)', '3.4'],
    ['modulo(1, 0)', 'null'],
    ['modulo(9007199254740993, 2)', '1'],
    ['sqrt(16)', '4'],
    ['sqrt(2) * sqrt(2) > 1.9999999999', 'true'],
    ['sqrt(-1)', 'null'],
    ['log(1)', '0'],
    ['log(0)', 'null'],
    ['exp(0)', '1'],
    ['exp(1e9)', 'null'],
    ['odd(5)', 'true'],
    ['odd(-1)', 'true'],
    ['odd(2.5)', 'false'],
    ['even(0)', 'true'],
    ['even(null)', 'null'],
  ])
})

describe('not and is, 10.3.4.2 and 10.3.4.6', () => {
  feelTable([
    ['not(true)', 'false'],
    ['not(null)', 'null'],
    ['not(1)', 'null'],
    ['is(1, 1.0)', 'true'],
    ['is(null, null)', 'true'],
    ['is(@"P0Y", @"P0D")', 'false'],
    ['is(@"10:00:00Z", @"11:00:00+01:00")', 'false'],
    ['is(@"10:00:00Z", @"10:00:00+00:00")', 'true'],
    ['is(@"10:00:00@Etc/UTC", @"10:00:00Z")', 'false'],
    ['is(@"2025-01-01", @"2025-01-01T00:00:00Z")', 'false'],
    ['is(value1: 1)', 'false'],
  ])
})
