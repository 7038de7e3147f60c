import { describe } from 'vitest'
import { feelTable } from '../testing/feel-table.ts'

const yes = (...texts: string[]) => texts.map((text) => [text, 'true'] as const)
const no = (...texts: string[]) => texts.map((text) => [text, 'false'] as const)

describe('instance of, 10.3.2.13: simple types', () => {
  feelTable([
    ...yes(
      '1 instance of number',
      '"a" instance of string',
      'true instance of boolean',
      '@"2025-01-01" instance of date',
      '@"10:00:00" instance of time',
      '@"2025-01-01T10:00:00" instance of date and time',
      '@"P1D" instance of days and time duration',
      '@"P1Y" instance of years and months duration',
      '1 instance of Any',
      'null instance of Null',
      'not("a" instance of number)',
    ),
    ...no(
      '"1" instance of number',
      '@"2025-01-01" instance of date and time',
      '@"2025-01-01T10:00:00" instance of date',
      '@"P1D" instance of years and months duration',
      'null instance of number',
      'null instance of Any',
      '1 instance of Null',
      '[1] instance of number',
    ),
    ['1 instance of nothing', 'null'],
  ])
})

describe('instance of lists, contexts and ranges', () => {
  feelTable([
    ...yes(
      '[1, 2] instance of list<number>',
      '[] instance of list<string>',
      '[1, null] instance of list<number>',
      '[1, "a"] instance of list<Any>',
      '[[1], []] instance of list<list<number>>',
      '{a: 1} instance of context<a: number>',
      '{a: 1, b: 2} instance of context<a: number>',
      '{first name: "x", b: {c: [1]}} instance of context<first name: string, b: context<c: list<number>>>',
      '[1..5] instance of range<number>',
      '(< @"P1D") instance of range<days and time duration>',
      '["a".."c"] instance of range<string>',
      '[[1..2]] instance of list<range<number>>',
    ),
    ...no(
      '[1, "a"] instance of list<number>',
      '1 instance of list<number>',
      '{a: "x"} instance of context<a: number>',
      '{b: 1} instance of context<a: number>',
      '[1] instance of context<a: number>',
      '[1..5] instance of range<string>',
      '[1..5] instance of list<number>',
      '5 instance of range<number>',
    ),
  ])
})

describe('instance of functions', () => {
  feelTable([
    ...yes(
      '(function(a: number) a) instance of function<number> -> number',
      '(function(a) a) instance of function<number> -> Any',
      '(function(a: Any) "x") instance of function<string> -> string',
      '(function() 1) instance of function<> -> number',
      '(function(a: list<Any>) 1) instance of function<list<number>> -> Any',
      'abs instance of function<number> -> number',
      'sum instance of function<list<number>> -> number',
      'string length instance of function<string> -> number',
    ),
    ...no(
      '(function(a: number) a) instance of function<Any> -> number',
      '(function(a: number) a) instance of function<string> -> number',
      '(function(a: number) "x") instance of function<number> -> number',
      '(function(a, b) a) instance of function<Any> -> Any',
      '1 instance of function<number> -> number',
      'abs instance of function<string> -> number',
    ),
  ])
})

const DEFINITIONS = `
<itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>
<itemDefinition name="tColour"><typeRef>string</typeRef><allowedValues><text>"red", "green"</text></allowedValues></itemDefinition>
<itemDefinition name="tAges" isCollection="true"><typeRef>tAge</typeRef></itemDefinition>
<itemDefinition name="tPerson">
  <itemComponent name="age"><typeRef>tAge</typeRef></itemComponent>
  <itemComponent name="children" isCollection="true"><typeRef>tPerson</typeRef></itemComponent>
</itemDefinition>`

describe('instance of what a model defines, 7.3.2', () => {
  feelTable(
    [
      ...yes(
        '5 instance of tAge',
        '"red" instance of tColour',
        '[1, 2] instance of tAges',
        '[1, 2] instance of list<tAge>',
        '{age: 5, children: [{age: 1, children: []}]} instance of tPerson',
        '{age: 5, children: null} instance of tPerson',
      ),
      ...no(
        '-5 instance of tAge',
        '"blue" instance of tColour',
        '[1, -2] instance of tAges',
        '1 instance of tAges',
        '{age: 5} instance of tPerson',
        '{age: 5, children: [{age: -1, children: []}]} instance of tPerson',
      ),
    ],
    DEFINITIONS,
  )
})
