import { describe } from 'vitest'
import { feelTable } from '../../testing/feel-table.ts'

describe('texts, 10.3.4.3', () => {
  feelTable([
    ['substring("foobar", 3)', '"obar"'],
    ['substring("foobar", 3, 3)', '"oba"'],
    ['substring("foobar", 3, 3.8)', '"oba"'],
    ['substring("foobar", -2, 1)', '"a"'],
    ['substring("\\U01F40Eab", 2)', '"ab"'],
    ['substring("幸福码", -1)', '"码"'],
    ['substring("foobar", 0)', 'null'],
    ['substring("foobar", 7)', 'null'],
    ['substring("foobar", 2, 0)', 'null'],
    ['substring("foobar", "1")', 'null'],
    ['substring(string: "foobar", start position: 4)', '"bar"'],
    ['string length("\\U01F40Eab")', '3'],
    ['string length("")', '0'],
    ['string length(null)', 'null'],
    ['upper case("aBc4")', '"ABC4"'],
    ['lower case("aBc4")', '"abc4"'],
    ['substring before("foobar", "bar")', '"foo"'],
    ['substring before("foobar", "xyz")', '""'],
    ['substring before("foobar", "")', '""'],
    ['substring after("foobar", "ob")', '"ar"'],
    ['substring after("foobar", "")', '"foobar"'],
    ['substring after("", "a")', '""'],
    ['contains("foobar", "of")', 'false'],
    ['contains(match: "ob", string: "foobar")', 'true'],
    ['contains(["foobar"], "ob")', 'true'],
    ['contains(["foobar", "x"], "ob")', 'null'],
    ['starts with("foobar", "fo")', 'true'],
    ['ends with("foobar", "")', 'true'],
    ['string join(["a", null, "c"], "-")', '"a-c"'],
    ['string join(["a", "b"])', '"ab"'],
    ['string join(["a", "b"], null)', '"ab"'],
    ['string join("a", "-")', '"a"'],
    ['string join([])', '""'],
    ['string join([1], "-")', 'null'],
    ['string join(null)', 'null'],
  ])
})

describe('escapes, 10.3.1.2', () => {
  feelTable([
    ['string length("\\n\\t\\\\\\"\\\'")', '5'],
    ['"\\u0041"', '"A"'],
    ['"\\U01F40E"', '"\u{1F40E}"'],
    ['"\\uD83D\\uDCA9"', '"\u{1F4A9}"'],
  ])
})
