import type { DemoSummary } from '../world/load.ts'

/** Whom the demo is about: the last thing a start prints before the addresses. */
export function printDistrict({ people, officers }: DemoSummary): void {
  console.log('\nResidents')
  for (const { title, story, link, scan, pin } of people) {
    const code = scan === link ? '' : `   scan ${scan}`
    console.log(`  ${title}: ${story}\n    open ${link}${code}   PIN ${pin}`)
  }
  console.log('\nOfficers (each link signs in once)')
  for (const { title, link } of officers) console.log(`  ${title}: ${link}`)
}
