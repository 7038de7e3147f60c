/** What is read from facts, what is gathered over lists, and which row of a table fits. */
import type { Interning } from './interning.ts'
import {
  type ListSource,
  type Loop,
  NotScalarError,
  type NumberType,
  type Scalar,
  type ScalarForm,
  type ScalarType,
} from './scalar.ts'
import {
  BOOLEAN,
  constantNumber,
  isNothing,
  isOrdered,
  numberType,
  sharedType,
  whole,
} from './scalar-types.ts'
import type { Scalars } from './scalars.ts'

export function makeRows(
  { make }: Interning,
  all: Scalars,
  rowsOfList: number,
): Pick<Scalars, 'loopOver' | 'read' | 'aggregate' | 'firstRow' | 'option'> {
  /** The loop over a list that is not yet among those open: one object for one list and depth. */
  const loops = new Map<string, Loop>()

  const loopOver = (list: ListSource, open: readonly Loop[]): Loop => {
    const depth = open.filter((loop) => loop.list.path === list.path).length
    const id = `${list.parent.loop?.id ?? ''} ${list.path} ${depth}`
    const found = loops.get(id)
    if (found) return found
    const loop: Loop = { id, list, depth }
    loops.set(id, loop)
    return loop
  }

  /** A fact, a list's absence or a given value: what is read, not computed. */
  const read = (
    form: ScalarForm & { form: 'fact' | 'absent' | 'given' },
    type: ScalarType,
    mayBeNull: boolean,
  ): Scalar => {
    const row = form.form === 'fact' ? form.row : form.form === 'absent' ? form.list.parent : null
    return make(form, type, mayBeNull, [], row?.loop ? [row.loop] : [])
  }

  const aggregate = (
    how: (ScalarForm & { form: 'aggregate' })['how'],
    loops: readonly Loop[],
    given: Scalar | null,
    body: Scalar,
  ): Scalar => {
    const [loop, ...inner] = loops
    if (!loop) throw new NotScalarError('an aggregate without a loop')
    if (inner.length > 0) {
      const each = aggregate(how, inner, given, body)
      return aggregate(how === 'count' ? 'total' : how, [loop], null, each)
    }
    const where = given === all.YES ? null : given
    // Where every item is null, the total is never used.
    if (isNothing(body)) return how === 'total' ? all.constant(0) : all.NULL
    if (where === all.NO || (how === 'exists' && body === all.NO)) {
      return how === 'exists'
        ? all.NO
        : how === 'least' || how === 'greatest'
          ? all.NULL
          : all.constant(0)
    }
    if ((how === 'least' || how === 'greatest') && !isOrdered(body.type))
      throw new NotScalarError(`the order of a ${body.type.kind}`)
    const parts = where ? [where, body] : [body]
    const type: ScalarType =
      how === 'exists'
        ? BOOLEAN
        : how === 'count'
          ? whole(0, rowsOfList)
          : how === 'total'
            ? totalType(numberType(body), rowsOfList)
            : body.type
    const mayBeNull = how === 'least' || how === 'greatest'
    // A fact of an outer row inside the loop depends on that outer row, never on the loop itself.
    const outer = loop.list.parent.loop ? [loop.list.parent.loop] : []
    return make({ form: 'aggregate', how, loop, where, body }, type, mayBeNull, parts, outer, [
      loop,
    ])
  }

  const firstRow = (table: string, rows: readonly (readonly Scalar[])[]): Scalar => {
    const first = rows.findIndex((tests) => !tests.includes(all.NO))
    // Rows that never fit are passed over by what is written, but a table needs one that may.
    if (first < 0) return all.constant(rows.length)
    if (rows[first]?.every((test) => test === all.YES)) return all.constant(first)
    return make(
      {
        form: 'firstRow',
        table,
        rows: rows.map((tests) => tests.filter((test) => test !== all.YES)),
      },
      whole(0, rows.length),
      false,
      rows.flat(),
    )
  }

  const option = (index: Scalar, options: readonly Scalar[]): Scalar => {
    const [first] = options
    if (!first) return all.NULL
    if (options.every((one) => one === first)) return first
    const known = constantNumber(index)
    if (known !== null) return options[known] ?? all.NULL
    const scale = Math.max(
      ...options.map((one) => (one.type.kind === 'number' ? one.type.scale : 0)),
    )
    const lifted = options.map((one) => (one.type.kind === 'number' ? all.scaled(one, scale) : one))
    const type = lifted.map((one) => one.type).reduce(sharedType)
    return make(
      { form: 'option', index, options: lifted },
      type,
      lifted.some((one) => one.mayBeNull),
      [index, ...lifted],
    )
  }

  return { loopOver, read, aggregate, firstRow, option }
}

function totalType({ low, high, scale }: NumberType, rows: number): NumberType {
  return whole(Math.min(0, low * rows), Math.max(0, high * rows), scale)
}
