import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BankLine, bankFile, yuan } from './bank-file.ts'

const words = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed())
const lines = fc.record({
  paymentId: fc.uuid(),
  name: fc.oneof(
    words,
    fc.constantFrom('=1+1', '+86', '-2', '@sum', '\tx', 'a,b', 'a"b', 'a\r\nb'),
  ),
  account: fc.oneof(words, fc.constant('6222020000000000000')),
  amountFen: fc.integer({ min: 1, max: 1_000_000_000_00 }),
  period: fc.constant('2026-12'),
  programme: fc.constant('subsistence-allowance'),
})

/** Reads RFC 4180 as a bank would. */
function parse(file: string): string[][] {
  const rows: string[][] = [[]]
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  pattern.lastIndex = 1
  for (let found = pattern.exec(file); found; found = pattern.exec(file)) {
    rows.at(-1)?.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'))
    if (found[3] === '\r\n') rows.push([])
  }
  rows.pop()
  return rows
}

test('yuan are fen with two decimals, exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }), (fen) => {
      expect(yuan(fen)).toMatch(/^-?\d+\.\d\d$/)
      expect(BigInt(yuan(fen).replace('.', ''))).toBe(BigInt(fen))
    }),
    { examples: [[0], [1], [-1], [99], [100], [240_300]] },
  )
  expect(yuan(5)).toBe('0.05')
})

test('the bank reads one line a payment and a closing line with count and sum', () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 20 }), (payments: BankLine[]) => {
      const file = bankFile(payments)
      expect(file.startsWith('\uFEFF')).toBe(true)
      const rows = parse(file)
      expect(rows).toHaveLength(payments.length + 2)
      expect(rows.every((row) => row.length === 6)).toBe(true)
      const amounts = rows.slice(1, -1).map((row) => BigInt((row[3] ?? '').replace('.', '')))
      const sum = amounts.reduce((total, each) => total + each, 0n)
      expect(rows.at(-1)?.slice(0, 4)).toEqual([
        'TOTAL',
        String(payments.length),
        '',
        yuan(Number(sum)),
      ])
      for (const [index, payment] of payments.entries())
        expect([payment.name, `'${payment.name}`]).toContain(rows[index + 1]?.[1])
    }),
  )
})

test('no cell is a formula to a spreadsheet', () => {
  fc.assert(
    fc.property(lines, (payment) => {
      for (const row of parse(bankFile([payment])))
        for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})
