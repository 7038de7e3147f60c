/** PIN of every demo card. */
export const demoPin = '736184'

/** What the start printed; the global set-up hands it on in the environment. */
function started(): { baseUrl: string; dataDir: string; lines: string[] } {
  const { baseUrl, dataDir, printed } = JSON.parse(process.env.HAPPINESS_STARTED ?? '{}') as {
    baseUrl: string
    dataDir: string
    printed: string
  }
  return { baseUrl, dataDir, lines: printed.split('\n') }
}

/** The folder of this copy's data. */
export function dataDir(): string {
  return started().dataDir
}

export function baseUrl(): string {
  return started().baseUrl
}

/** Card link and phone invitation of a demo person, found by a part of what the start printed. */
export function demoPerson(title: string): { card: string; phone: string } {
  const { lines } = started()
  const index = lines.findIndex((line) => line.includes(title))
  const linkAfter = (label: string) =>
    /https?:\S+/.exec(lines.slice(index + 1).find((line) => line.includes(label)) ?? '')?.[0] ?? ''
  if (index < 0) throw new Error(`The start printed no person "${title}"`)
  return { card: linkAfter('card to scan'), phone: linkAfter('phone to invite') }
}

/** One-time sign-in link of an officer, found by a part of the printed line. */
export function demoOfficer(name: string): string {
  const line = started().lines.find((each) => each.includes(name) && each.includes('sign-in#'))
  const link = /https?:\S+/.exec(line ?? '')?.[0]
  if (!link) throw new Error(`The start printed no officer "${name}"`)
  return link
}

/** Address of a department's page of switches. */
export function departmentUrl(name: string): string {
  const line = started().lines.find((each) => each.trim().startsWith(name))
  return /https?:\S+/.exec(line ?? '')?.[0] ?? ''
}
