/** `date` moved by whole days. */
export function moveDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Completed years on a day; born on 29 February counts from 1 March. */
export function ageOn(birthDate: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The birth date of somebody who was `years` old on `on`, with his birthday `days` (0–364) before that day. */
export function bornBefore(on: string, years: number, days: number): string {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number)
  return new Date(Date.UTC(year - years, month - 1, day - days)).toISOString().slice(0, 10)
}
