/** Facts by their paths: `members[1].wageIncomeFen`, `household.vehicles[0]`. */
import type { Type } from '../feel/type.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Plan } from '../plan/plan.ts'

type Step = string | number

function stepsIn(path: string): Step[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name = '']) =>
    index === undefined ? name : Number(index),
  )
}

/** Undefined where there is nothing. */
export function factAt(facts: JsonObject, path: string): Json | undefined {
  return stepsIn(path).reduce<Json | undefined>(inside, facts)
}

/** The facts with one other value; null where the path leads through something that is not there. */
export function factsWith(facts: JsonObject, path: string, value: Json): JsonObject | null {
  const changed = withValue(facts, stepsIn(path), value)
  return changed !== undefined && isObject(changed) ? changed : null
}

/** The declared type of a fact; null when the path leads nowhere. */
export function typeOfFact(plan: Plan, path: string): Type | null {
  const [top, ...rest] = stepsIn(path)
  const input = plan.nodes.find((node) => node.kind === 'input' && node.name === top)
  return rest.reduce<Type | null>((type, step) => {
    if (typeof step === 'number') return type?.kind === 'list' ? type.of : null
    return type?.kind === 'context' ? (type.fields.get(step) ?? null) : null
  }, input?.type ?? null)
}

/** `members[1].wageIncomeFen` → `members.wageIncomeFen`, as words are keyed. */
export function withoutIndexes(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '')
}

function inside(value: Json | undefined, step: Step): Json | undefined {
  if (value === undefined) return undefined
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

function withValue(at: Json | undefined, steps: Step[], value: Json): Json | undefined {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (typeof step === 'number') {
    if (!Array.isArray(at) || step >= at.length) return undefined
    const inner = withValue(at[step], rest, value)
    return inner === undefined ? undefined : at.with(step, inner)
  }
  const outer = at === undefined || at === null ? {} : at
  if (!isObject(outer)) return undefined
  const inner = withValue(inside(outer, step), rest, value)
  return inner === undefined ? undefined : { ...outer, [step]: inner }
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
