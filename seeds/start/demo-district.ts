import { existsSync } from 'node:fs'

/** Whom the demo is about: shown at the end of a start. */
export type DemoSummary = {
  /** Residents, each with the story they exist for, a link to try and the text of the code to scan. */
  people: { title: string; story: string; link: string; scan: string }[]
  /** Officers, each with a sign-in link that works once. */
  officers: { title: string; link: string }[]
}

type LoadDemoDistrict = (options: {
  databaseUrl: string
  log: (line: string) => void
}) => Promise<DemoSummary>

/** Fills the empty database with the demo district; a second call changes nothing and tells the same people. */
export async function loadDistrict(
  databaseUrl: string,
  log: (line: string) => void,
): Promise<DemoSummary> {
  const loader = new URL('../world/load.ts', import.meta.url)
  if (!existsSync(loader)) return { people: [], officers: [] }
  const { loadDemoDistrict }: { loadDemoDistrict: LoadDemoDistrict } = await import(loader.href)
  return loadDemoDistrict({ databaseUrl, log })
}

export function printDistrict({ people, officers }: DemoSummary): void {
  if (people.length > 0) console.log('\nResidents')
  for (const { title, story, link, scan } of people) {
    console.log(`  ${title}: ${story}\n    open ${link}   scan ${scan}`)
  }
  if (officers.length > 0) console.log('\nOfficers (each link signs in once)')
  for (const { title, link } of officers) console.log(`  ${title}: ${link}`)
}
