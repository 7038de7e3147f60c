import { describe } from 'vitest'
import { feelTable } from '../testing/feel-table.ts'

describe('numbers and operators, 10.3.2.3 and 10.3.2.12', () => {
  feelTable([
    ['.5 + .25', '0.75'],
    ['1.2e-3 * 1E3', '1.2'],
    ['007', '7'],
    ['2 + 3 * 4 - 1 / 2', '13.5'],
    ['1 - 2 - 3', '-4'],
    ['2 / 2 / 2', '0.5'],
    ['3 ** 4 ** 5', '3486784401'],
    ['-5 ** 2', '25'],
    ['5 ** -2', '0.04'],
    ['--1', '1'],
    ['1 - -1', '2'],
    ['+1', 'null'],
    ['1 + + 1', 'null'],
    ['12345678901234567890 * 10', '123456789012345678900'],
    ['1 / 3 + 1 / 3 + 1 / 3', '1'],
    ['1 / 0', 'null'],
    ['1e6144 * 10', 'null'],
    ['1 /* one */ + 2 // two', '3'],
    ['"a//b"', '"a//b"'],
    ['"a" + "b"', '"ab"'],
    ['"a" - "b"', 'null'],
    ['"a" + 1', 'null'],
    ['null + 1', 'null'],
    ['true + true', 'null'],
    ['[1] + [2]', 'null'],
    ['-"1"', 'null'],
  ])
})

describe('and, or, not, 10.3.2.4', () => {
  feelTable([
    ['true and null', 'null'],
    ['false and null', 'false'],
    ['null and false', 'false'],
    ['true and 1', 'null'],
    ['"a" and false', 'false'],
    ['true or null', 'true'],
    ['1 or true', 'true'],
    ['false or null', 'null'],
    ['false or "true"', 'null'],
    ['1 < 2 and 2 < 3 or false', 'true'],
  ])
})

describe('comparing, 10.3.2.13', () => {
  feelTable([
    ['1 = 1.0', 'true'],
    ['"a" < "b"', 'true'],
    ['1 = "1"', 'null'],
    ['1 != "1"', 'null'],
    ['null = null', 'true'],
    ['null = 1', 'false'],
    ['null < 1', 'null'],
    ['true < false', 'null'],
    ['[1, [2]] = [1, [2]]', 'true'],
    ['[1, 2] = [2, 1]', 'false'],
    ['[1] = 1', 'null'],
    ['{a: 1, b: 2} = {b: 2, a: 1}', 'true'],
    ['{a: 1} = {a: 1, b: 2}', 'false'],
    ['{} = []', 'null'],
    ['max = max', 'true'],
    ['max = min', 'false'],
    ['{f: function() 1, r: f = f}.r', 'true'],
    ['(function() 1) = (function() 1)', 'false'],
    ['(1..10] = ]1..10]', 'true'],
    ['(< 10) = (null..10)', 'false'],
    ['(= 10) = [10..10]', 'false'],
    ['1 between 1 and 3', 'true'],
    ['4 between 1 and 3', 'false'],
    ['2 between 1 and null', 'null'],
  ])
})

describe('in, 10.3.2.7 and 7.3.3', () => {
  feelTable([
    ['1 in [1..5)', 'true'],
    ['5 in [1..5)', 'false'],
    ['1 in ]1..5]', 'false'],
    ['"b" in ["a".."c"]', 'true'],
    ['1 in < 2', 'true'],
    ['1 in (< 0, > 0)', 'true'],
    ['1 in (= 1)', 'true'],
    ['1 in (!= 1)', 'false'],
    ['1 in 1', 'true'],
    ['1 in [2, 1]', 'true'],
    ['1 in [[2..3], [0..1]]', 'true'],
    ['[1, 2] in [1, 2]', 'false'],
    ['[1, 2] in [[1, 2]]', 'true'],
    ['[1, 2] in ([1, 2], [3])', 'true'],
    ['{a: 1} in [{a: 1}]', 'true'],
    ['5 in [1..null]', 'null'],
    ['null in [1..2]', 'null'],
    ['{r: (>= 5), x: 5 in r}.x', 'true'],
    ['[1.."a"]', 'null'],
    ['[1..5].end included', 'true'],
    ['(1..5].start included', 'false'],
    ['(< 5).end', '5'],
    ['(< 5).start', 'null'],
  ])
})

describe('if, 10.3.2.14', () => {
  feelTable([
    ['if true then 1 else 2', '1'],
    ['if null then 1 else 2', '2'],
    ['if "true" then 1 else 2', 'null'],
    ['if 1 = 1 then if false then 1 else 2 else 3', '2'],
  ])
})

describe('for, 10.3.2.14', () => {
  feelTable([
    ['for x in 1..3 return x * x', '[1, 4, 9]'],
    ['for x in 3..1 return x', '[3, 2, 1]'],
    ['for x in [1..3] return x', '[1, 2, 3]'],
    ['for x in (1..3) return x', '[2]'],
    ['for x in -1..1 return x', '[-1, 0, 1]'],
    ['for d in @"2024-02-28"..@"2024-03-01" return d.day', '[28, 29, 1]'],
    ['for d in @"2024-03-01"..@"2024-02-28" return d.day', '[1, 29, 28]'],
    ['for x in [1, 2], y in [10, 20] return x + y', '[11, 21, 12, 22]'],
    ['for x in 1..2, y in x..2 return [x, y]', '[[1, 1], [1, 2], [2, 2]]'],
    ['for x in [[1, 2], [3]], y in x return y', '[1, 2, 3]'],
    ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'],
    ['for i in 1..3 return sum(append(partial, i))', '[1, 3, 7]'],
    ['for i in 1..3 return partial', '[[], [[]], [[], [[]]]]'],
    ['for x in 5 return x', '[5]'],
    ['for x in [] return x', '[]'],
    ['for x in null return x', 'null'],
    ['for x in 1..null return x', 'null'],
    ['for x in "a".."c" return x', 'null'],
    ['for x in 1.5..3 return x', 'null'],
    ['for x in (> 1) return x', 'null'],
  ])
})

describe('some and every, 10.3.2.14', () => {
  feelTable([
    ['some x in [1, 2] satisfies x > 1', 'true'],
    ['every x in [1, 2] satisfies x > 1', 'false'],
    ['some x in [1, 2], y in [2, 3] satisfies x = y', 'true'],
    ['every x in 1..3, y in x..3 satisfies x <= y', 'true'],
    ['some x in [] satisfies true', 'false'],
    ['every x in [] satisfies false', 'true'],
    ['some x in [1, null] satisfies x > 1', 'null'],
    ['every x in [1, null] satisfies x > 1', 'false'],
    ['some x in null satisfies true', 'null'],
    ['some x in [1] satisfies "a"', 'null'],
  ])
})

describe('filters, 10.3.2.5', () => {
  feelTable([
    ['[1, 2, 3][1]', '1'],
    ['[1, 2, 3][-1]', '3'],
    ['[1, 2, 3][0]', 'null'],
    ['[1, 2, 3][4]', 'null'],
    ['[1, 2, 3][item >= 2]', '[2, 3]'],
    ['[1, 2, 3][true]', '[1, 2, 3]'],
    ['[1, 2, 3][item > 5]', '[]'],
    ['[1, null, 3][item = null]', '[null]'],
    ['[1, 2, 3]["a"]', 'null'],
    ['100[1]', '100'],
    ['100[false]', '[]'],
    ['null[1]', 'null'],
    ['[{a: 1}, {a: 2}][a > 1]', '[{a: 2}]'],
    ['[{a: 1}, {a: 2}][item.a > 1].a', '[2]'],
    ['[{item: 1}, {item: 2}][item >= 2]', '[{item: 2}]'],
    ['[{x: 1}, {y: 2}][y > 1]', '[{y: 2}]'],
    ['[{x: 1}][y > 1]', '[]'],
    ['{a: 5, r: [{x: 1}, {x: 5}][x = a]}.r', '[{x: 5}]'],
    ['[[1, 2], [3, 4]][2][1]', '3'],
  ])
})

describe('contexts, paths and names, 10.3.2.6 and 10.3.1.4', () => {
  feelTable([
    ['{a: 1, b: a + 1}.b', '2'],
    ['{a: {b: {c: 1}}}.a.b.c', '1'],
    ['[{b: [1]}, {b: [2, 3]}].b', '[[1], [2, 3]]'],
    ['{a: 1}.b', 'null'],
    ['null.a', 'null'],
    ['{first name: "Ann", last-name: "Li", r: first name + last-name}.r', '"AnnLi"'],
    ['{a-b: 5, a: 3, b: 1, r: a - b}.r', '5'],
    ['{"a b": 1, r: a b}.r', '1'],
    ['{幸福 码: 1}.幸福 码', '1'],
    ['for p in [{first name: "x"}] return p.first name', '["x"]'],
    ['[{first name: "x"}][first name = "x"].first name', '["x"]'],
    ['{f: function() {g h: 4}, r: f().g h}.r', '4'],
    ['{"{": 1}', '{"{": 1}'],
    ['{a: 1, a: 2}', 'null'],
    ['{a: 1, b: a + missing}', '{a: 1, b: null}'],
  ])
})

describe('functions, 10.3.2.13', () => {
  feelTable([
    ['(function(x, y) x - y)(1, 5)', '-4'],
    ['(function(x, y) x - y)(y: 1, x: 5)', '4'],
    ['(function(x: number) x)("a")', 'null'],
    ['(function(x: number) x)([5])', '5'],
    ['(function(x: list<number>) count(x))(5)', '1'],
    ['(function(x: context<a: number>) x.a)({a: "b"})', 'null'],
    ['(function(x) x)()', 'null'],
    ['{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(10)}.r', '3628800'],
    ['{m: max, r: m(1, 5)}.r', '5'],
    ['(function(f) f(-4))(abs)', '4'],
    ['{k: 2, f: function(x) x * k, r: f(3)}.r', '6'],
    ['(for i in 1..3 return function(x) x * i)[2](10)', '20'],
    ['nothing()', 'null'],
    ['"abs"(1)', 'null'],
    ['abs(1, 2)', 'null'],
    ['(function(x) x).x', 'null'],
  ])
})
