/** The first row of a table that fits: small tables as tests in order, large ones as a look-up. */

import type { Scalar } from '../plan/scalar/scalar.ts'
import { tableIndex } from './table-index.ts'
import type { Block, Writer } from './write-scalars.ts'

/** Up to here, testing row by row is quicker than looking up. */
const IN_ORDER = 24

export function writeFirstRow(
  writer: Writer,
  of: Scalar & { form: 'firstRow' },
  block: Block,
): string {
  if (of.rows.length > IN_ORDER) {
    const { texts } = writer.reading
    const index = tableIndex(of.rows, texts && { none: texts.none, code: texts.constant })
    if (index) {
      const values = index.subjects.map((one) => writer.text(one, block))
      return `${writer.pool(index.find)}(${values.join(', ')})`
    }
  }
  const name = writer.fresh('r')
  const tests = of.rows.map((row) => row.map((test) => writer.text(test, block)))
  const label = writer.fresh('t')
  block.lines.push(`let ${name} = ${of.rows.length}`, `${label}: {`)
  for (const [at, row] of tests.entries()) {
    if (row.includes('false')) continue
    const fits = `${name} = ${at}; break ${label}`
    block.lines.push(row.length === 0 ? `{ ${fits} }` : `if (${row.join(' && ')}) { ${fits} }`)
    if (row.length === 0) break
  }
  block.lines.push('}')
  return name
}
