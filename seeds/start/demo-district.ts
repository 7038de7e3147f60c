import type { DemoSummary } from '../world/load.ts'

/** Whom the demo is about: the last thing a start prints before the addresses. */
export function printDistrict({ people, officers }: DemoSummary): void {
  console.log('\nResidents (a card opens cases and news; the phone with the PIN opens everything)')
  for (const { title, story, link, phone, pin } of people)
    console.log(
      `  ${title}: ${story}\n    card to scan ${link}   PIN ${pin}\n    phone to invite, once ${phone}`,
    )
  console.log('\nOfficers (each link signs in once)')
  for (const { title, link } of officers) console.log(`  ${title}: ${link}`)
}
