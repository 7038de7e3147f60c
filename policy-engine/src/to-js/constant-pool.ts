/** Values that generated code is handed beside its text, each at one place however often it is named. */
const places = new WeakMap<unknown[], Map<unknown, number>>()

export function placeIn(constants: unknown[], value: unknown): number {
  const known = places.get(constants) ?? new Map<unknown, number>()
  places.set(constants, known)
  const place = known.get(value)
  if (place !== undefined) return place
  known.set(value, constants.length)
  constants.push(value)
  return constants.length - 1
}
