import { expect, it } from 'vitest'
import type { Json } from '../src/json.ts'
import { JAVA } from './externals.ts'

function call(name: string, ...args: Json[]): unknown {
  try {
    return JAVA[`java.lang.${name}`]?.(...args)
  } catch {
    return 'refused'
  }
}

it.each([
  ['Math.max(double, double)', [1.5, 2], 2],
  ['Math.max(int, int)', [1.5, 2], 'refused'],
  ['Math.min(long, long)', [-1, 2], -1],
  ['Math.abs(int)', [-5], 5],
  ['Math.floorMod(int, int)', [-7, 3], 2],
  ['Math.rint(double)', [2.5], 2],
  ['Math.rint(double)', [3.5], 4],
  ['Integer.valueOf(java.lang.String)', ['12'], 12],
  ['Integer.parseInt(java.lang.String)', ['12.5'], 'refused'],
  ['Integer.valueOf(java.lang.String)', ['2147483648'], 'refused'],
  ['Long.valueOf(java.lang.String)', ['2147483648'], 2147483648],
  ['Byte.valueOf(byte)', [128], 'refused'],
  ['Double.valueOf(java.lang.String)', ['1.5e3'], 1500],
  ['Boolean.valueOf(java.lang.String)', ['True'], true],
  ['String.valueOf(char)', ['a'], 'a'],
  ['String.valueOf(char)', ['ab'], 'refused'],
  ['String.valueOf(double)', [2], '2.0'],
  [
    'String.format(java.lang.String, [Ljava.lang.Object;)',
    ['%s is %d, %.1f%%', 'a', 3, 1.25],
    'a is 3, 1.3%',
  ],
  ['String.format(java.lang.String, [Ljava.lang.Object;)', ['%s %s', 'a'], 'refused'],
  ['Runtime.exec(java.lang.String)', ['ls'], undefined],
])('%s of %j is %j', (name, args, expected) => {
  expect(call(name, ...args)).toBe(expected)
})
