/** How generated code takes facts out of columns. */
import type { ListSource, Loop } from '../plan/scalar/scalar.ts'
import { placeIn } from '../to-js/constant-pool.ts'
import { type Block, isNumeric, type Reading } from '../to-js/write-scalars.ts'
import { type Columns, NO_NUMBER, NO_TEXT, NO_TRUTH } from './columns.ts'

/** Arrays are handed to the code as constants, and known inside it as `c<n>`. */
export function columnReading(columns: Columns, constants: unknown[]): Reading {
  const array = (value: unknown): string => {
    return `${ArrayBuffer.isView(value) ? 'c' : 'k'}${placeIn(constants, value)}`
  }
  const codes = new Map(columns.texts.map((text, code) => [text, code]))
  let strangers = NO_TEXT
  const listed = (list: ListSource): Int32Array => {
    const found = columns.lists[list.path]
    if (!found) throw new RangeError(`the list ${list.path} is missing`)
    return found
  }
  return {
    leave: '{ exact.push(h); continue next }',
    given: (name) => {
      throw new RangeError(`${name} is not known before the loop`)
    },
    texts: {
      none: NO_TEXT,
      // A text that no household has gets a code that no household has.
      constant: (value) => {
        const known = codes.get(value)
        if (known !== undefined) return known
        strangers -= 1
        codes.set(value, strangers)
        return strangers
      },
    },
    fact: (of, block, writer) => {
      const column = columns.facts[of.path]
      if (!column) throw new RangeError(`the column ${of.path} is missing`)
      const value = `${array(column)}[${rowText(of.row.loop, block)}]`
      if (of.type.kind === 'text') return value
      if (of.type.kind === 'boolean') {
        if (!of.mayBeNull) return `${value} === 1`
        const raw = writer.fresh('x')
        block.lines.push(`const ${raw} = ${value}`)
        return `(${raw} === ${NO_TRUTH} ? null : ${raw} === 1)`
      }
      if (!of.mayBeNull || !isNumeric(of.type.kind) || column instanceof Float64Array) return value
      const raw = writer.fresh('x')
      block.lines.push(`const ${raw} = ${value}`)
      return `(${raw} === ${NO_NUMBER} ? NaN : ${raw})`
    },
    absent: (of, block) => {
      const missing = columns.missingLists[of.list.path]
      return missing ? `(${array(missing)}[${rowText(of.list.parent.loop, block)}] === 1)` : 'false'
    },
    loop: (loop, block, writer) => {
      const starts = array(listed(loop.list))
      const outer = rowText(loop.list.parent.loop, block)
      const [index, end] = [writer.fresh('i'), writer.fresh('e')]
      return {
        head: `for (let ${index} = ${starts}[${outer}], ${end} = ${starts}[${outer} + 1]; ${index} < ${end}; ${index}++)`,
        row: index,
        first: [],
      }
    },
  }
}

function rowText(loop: Loop | null, block: Block): string {
  return loop === null ? 'h' : (block.rows.get(loop) ?? 'h')
}
