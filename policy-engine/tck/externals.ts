/**
 * Static methods of Java's class library that models call (OMG DMN 1.5 clause 10.3.2.13.3), so that
 * a kit written for Java engines runs. The engine itself knows none: a host hands over its own table.
 */
import type { ExternalFunction, Externals, Json } from '@happiness-code/policy-engine'

const NUMBERS = { byte: 2 ** 7, short: 2 ** 15, int: 2 ** 31, long: 2 ** 63 }
const CLASSES = { byte: 'Byte', short: 'Short', int: 'Integer', long: 'Long' }
type Whole = keyof typeof NUMBERS

/** What Java would not accept ends the call; to the rule it is null. */
function refused(): never {
  throw new TypeError('not of the type the method takes')
}

function whole(value: Json | undefined, kind: Whole): number {
  const limit = NUMBERS[kind]
  if (typeof value !== 'number' || !Number.isInteger(value)) refused()
  return value >= -limit && value < limit ? value : refused()
}

function real(value: Json | undefined): number {
  return typeof value === 'number' ? value : refused()
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : refused()
}

function character(value: Json | undefined): string {
  const letters = text(value)
  return letters.length === 1 ? letters : refused()
}

/** The number a text is; Java takes no blanks and no empty text. */
function parsed(value: Json | undefined): number {
  const written = text(value)
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(written) ? Number(written) : refused()
}

const OF_ONE_REAL = {
  abs: Math.abs,
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  cbrt: Math.cbrt,
  ceil: Math.ceil,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  expm1: Math.expm1,
  floor: Math.floor,
  log: Math.log,
  log10: Math.log10,
  log1p: Math.log1p,
  rint: roundedHalfEven,
  round: Math.round,
  signum: Math.sign,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
  toDegrees: (value: number) => (value * 180) / Math.PI,
  toRadians: (value: number) => (value / 180) * Math.PI,
}
const OF_TWO_REALS = { atan2: Math.atan2, hypot: Math.hypot, pow: Math.pow }

function roundedHalfEven(value: number): number {
  const near = Math.round(value)
  return near - value === 0.5 && near % 2 !== 0 ? near - 1 : near
}

function mathematics(): [string, ExternalFunction][] {
  const methods: [string, ExternalFunction][] = []
  for (const [name, of] of Object.entries(OF_ONE_REAL)) {
    methods.push([`${name}(double)`, (a) => of(real(a))])
  }
  for (const [name, of] of Object.entries(OF_TWO_REALS)) {
    methods.push([`${name}(double, double)`, (a, b) => of(real(a), real(b))])
  }
  for (const name of ['max', 'min'] as const) {
    for (const kind of ['double', 'float']) {
      methods.push([`${name}(${kind}, ${kind})`, (a, b) => Math[name](real(a), real(b))])
    }
    for (const kind of ['int', 'long'] as const) {
      methods.push([
        `${name}(${kind}, ${kind})`,
        (a, b) => Math[name](whole(a, kind), whole(b, kind)),
      ])
    }
  }
  methods.push(['abs(float)', (a) => Math.abs(real(a))])
  methods.push(['abs(int)', (a) => Math.abs(whole(a, 'int'))])
  methods.push(['abs(long)', (a) => Math.abs(whole(a, 'long'))])
  methods.push(['round(float)', (a) => Math.round(real(a))])
  methods.push(['floorMod(int, int)', (a, b) => floorMod(whole(a, 'int'), whole(b, 'int'))])
  return methods
}

function floorMod(left: number, right: number): number {
  return right === 0 ? refused() : left - right * Math.floor(left / right)
}

function ofClasses(): [string, ExternalFunction][] {
  const methods: [string, ExternalFunction][] = []
  for (const [kind, name] of Object.entries(CLASSES) as [Whole, string][]) {
    const fromText: ExternalFunction = (a) => whole(parsed(a), kind)
    methods.push([`${name}.valueOf(${kind})`, (a) => whole(a, kind)])
    methods.push([`${name}.valueOf(java.lang.String)`, fromText])
    methods.push([`${name}.parse${kind === 'int' ? 'Int' : name}(java.lang.String)`, fromText])
    methods.push([`${name}.toString(${kind})`, (a) => String(whole(a, kind))])
  }
  for (const kind of ['float', 'double']) {
    const name = kind === 'float' ? 'Float' : 'Double'
    methods.push([`${name}.valueOf(${kind})`, (a) => real(a)])
    methods.push([`${name}.valueOf(java.lang.String)`, (a) => parsed(a)])
    methods.push([`${name}.parse${name}(java.lang.String)`, (a) => parsed(a)])
  }
  methods.push(['Boolean.valueOf(java.lang.String)', (a) => text(a).toLowerCase() === 'true'])
  methods.push(['Boolean.parseBoolean(java.lang.String)', (a) => text(a).toLowerCase() === 'true'])
  methods.push(['Boolean.valueOf(boolean)', (a) => (typeof a === 'boolean' ? a : refused())])
  methods.push(['Character.valueOf(char)', (a) => character(a)])
  methods.push(['String.valueOf(char)', (a) => character(a)])
  methods.push(['String.valueOf(int)', (a) => String(whole(a, 'int'))])
  methods.push(['String.valueOf(long)', (a) => String(whole(a, 'long'))])
  methods.push(['String.valueOf(boolean)', (a) => (typeof a === 'boolean' ? String(a) : refused())])
  methods.push(['String.valueOf(double)', (a) => asDouble(real(a))])
  methods.push(['String.format(java.lang.String, [Ljava.lang.Object;)', formatted])
  return methods
}

/** Java writes a whole double with `.0`. */
function asDouble(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

/** `%s`, `%d`, `%.2f`, `%n` and `%%`: what a kit needs of Java's format. */
function formatted(pattern: Json, ...given: Json[]): string {
  const args = given.flat() as Json[]
  let at = 0
  return text(pattern).replaceAll(/%(?:\.(\d+))?([sdfn%])/g, (_, digits: string, kind: string) => {
    if (kind === '%') return '%'
    if (kind === 'n') return '\n'
    if (at >= args.length) refused()
    const arg = args[at++]
    if (kind === 's') return typeof arg === 'object' ? JSON.stringify(arg) : String(arg)
    if (kind === 'd') return String(whole(arg, 'long'))
    return real(arg).toFixed(digits === undefined ? 6 : Number(digits))
  })
}

export const JAVA: Externals = Object.fromEntries([
  ...mathematics().map(([name, of]) => [`java.lang.Math.${name}`, of]),
  ...ofClasses().map(([name, of]) => [`java.lang.${name}`, of]),
])
