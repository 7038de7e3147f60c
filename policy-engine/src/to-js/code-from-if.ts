/** `if` (OMG DMN 1.5 clause 10.3.2.13): anything but true takes the other branch. */
import { isNull } from '../feel/value.ts'
import { type Code, withReasons } from './run.ts'

/** A null keeps the reasons for which the condition asked `= null`. */
export function codeFromIf(condition: Code, yes: Code, no: Code): Code {
  return (run, frame) => {
    const before = run.absent
    const branch = condition(run, frame) === true ? yes : no
    const value = withReasons(run, before, branch(run, frame))
    if (!isNull(value)) run.absent = before
    return value
  }
}
