import { describe } from 'vitest'
import { feelTable } from '../../testing/feel-table.ts'

describe('matches, 10.3.4.3', () => {
  feelTable([
    ['matches("foobar", "^fo*b")', 'true'],
    ['matches("foobar", "^fo*b$")', 'false'],
    ['matches("abcd", "b|x")', 'true'],
    ['matches("", "^$")', 'true'],
    ['matches("aaa", "^a{2,3}$")', 'true'],
    ['matches("aaaa", "^a{2,3}$")', 'false'],
    ['matches("aaaa", "^a{2,}$")', 'true'],
    ['matches("abab", "^(ab)\\\\1$")', 'true'],
    ['matches("aA", "^(a)\\\\1$", "i")', 'true'],
    ['matches("b", "^(a)?b\\\\1$")', 'true'],
    ['matches("x", "^(?:x|y)$")', 'true'],
    ['matches("a\\nb", "a.b")', 'false'],
    ['matches("a\\nb", "a.b", "s")', 'true'],
    ['matches("a\\nb", "^b$")', 'false'],
    ['matches("a\\nb", "^b$", "m")', 'true'],
    ['matches("a\\n", "^$", "m")', 'false'],
    ['matches("hello world", "hello world", "x")', 'false'],
    ['matches("hello world", " hello [ ]w o r l d ", "x")', 'true'],
    ['matches("a.b", "a.b", "q")', 'true'],
    ['matches("axb", "a.b", "q")', 'false'],
    ['matches("A.B", "a.b", "iq")', 'true'],
  ])
})

describe('classes of characters', () => {
  feelTable([
    ['matches("x", "^[a-z-[aeiou]]$")', 'true'],
    ['matches("a", "^[a-z-[aeiou]]$")', 'false'],
    ['matches("b", "^[a-z-[a-y-[b]]]$")', 'true'],
    ['matches("X", "^[A-Z-[OI]]$", "i")', 'true'],
    ['matches("o", "^[A-Z-[OI]]$", "i")', 'false'],
    ['matches("q", "[^Q]", "i")', 'false'],
    ['matches("-", "^[a-]$")', 'true'],
    ['matches("-", "^[-a]$")', 'true'],
    ['matches("]", "^[\\\\]]$")', 'true'],
    ['matches("福", "^\\\\p{L}$")', 'true'],
    ['matches("福", "^\\\\p{IsCJKUnifiedIdeographs}$")', 'true'],
    ['matches("a", "^\\\\P{IsCJKUnifiedIdeographs}$")', 'true'],
    ['matches("a1 _", "^\\\\w\\\\d\\\\s\\\\S$")', 'true'],
    ['matches("_x-1", "^\\\\i\\\\c*$")', 'true'],
    ['matches("1x", "^\\\\i")', 'false'],
    ['matches("5", "^\\\\D$")', 'false'],
    ['matches("\\u212A", "k", "i")', 'true'],
  ])
})

describe('what is no pattern is null', () => {
  feelTable(
    [
      'matches("a", "(")',
      'matches("a", ")")',
      'matches("a", "[")',
      'matches("a", "[]")',
      'matches("a", "[b-a]")',
      'matches("a", "a{2,1}")',
      'matches("a", "a**")',
      'matches("a", "{1}")',
      'matches("a", "*a")',
      'matches("a", "\\\\y")',
      'matches("a", "\\\\p{IsNowhere}")',
      'matches("a", "\\\\p{Xx}")',
      'matches("a", "(a)\\\\2")',
      'matches("a", "(a\\\\1)")',
      'matches("a", "[\\\\1]")',
      'matches("a", "(?=a)")',
      'matches("a", "a", "g")',
      'matches("a", "a", " ")',
      'matches("a", null)',
      'matches(1, "a")',
    ].map((text) => [text, 'null'] as const),
  )
})

describe('replace, 10.3.4.3', () => {
  feelTable([
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'],
    ['replace("abracadabra", "a.*?a", "*")', '"*c*bra"'],
    ['replace("abracadabra", "a(.)", "a$1$1")', '"abbraccaddabbra"'],
    ['replace("AAAA", "A+?", "b")', '"bbbb"'],
    ['replace("abc", "b", "$0$0")', '"abbc"'],
    ['replace("abc", "(b)", "$10")', '"ab0c"'],
    ['replace("abc", "b", "$1")', '"ac"'],
    ['replace("abc", "b", "\\\\$")', '"a$c"'],
    ['replace("abc", "b", "\\\\\\\\")', '"a\\\\c"'],
    ['replace("a.c", ".", "$", "q")', '"a$c"'],
    ['replace("abc", "B", "x", "i")', '"axc"'],
    ['replace("幸福码", "福", "x")', '"幸x码"'],
    ['replace("abc", "b", "$")', 'null'],
    ['replace("abc", "b", "\\\\n")', 'null'],
    ['replace("abc", "x*", "y")', 'null'],
    ['replace("abc", "b", null)', 'null'],
  ])
})

describe('split, 10.3.4.3', () => {
  feelTable([
    ['split("John Doe", "\\\\s")', '["John", "Doe"]'],
    ['split("a;b;c;;", ";")', '["a", "b", "c", "", ""]'],
    ['split("a1b22c", "[0-9]+")', '["a", "b", "c"]'],
    ['split("abc", "x")', '["abc"]'],
    ['split("abc", "")', 'null'],
    ['split(delimiter: ",", string: "a,b")', '["a", "b"]'],
    ['split("a", null)', 'null'],
  ])
})
