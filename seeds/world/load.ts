import { createHmac } from 'node:crypto'
import { type LawFolders, loadLaw } from '@happiness-code/api/applications/load-law'
import { addDays, dayOf } from '@happiness-code/api/clock/clock'
import { cardHash, serialCheck } from '@happiness-code/api/codes/card-number'
import { cardLink } from '@happiness-code/api/codes/draw-code'
import { hashPin } from '@happiness-code/api/codes/pin'
import { deriveKeys, type Keys } from '@happiness-code/api/crypto/keys'
import { randomToken, sha256 } from '@happiness-code/api/crypto/random'
import { connect, type Databases } from '@happiness-code/api/db/connect'
import { inTransaction } from '@happiness-code/api/db/in-transaction'
import { generateWorld, type World } from './generate-world.ts'
import type { Household } from './household.ts'
import {
  countPeople,
  insertDemoCard,
  insertDemoTicket,
  insertRows,
  insertSignInLink,
} from './load.queries.ts'
import { loadHouseholds, seeding } from './load-households.ts'

/** PIN of every demo card. */
export const DEMO_PIN = '736184'

/** The law as data, in this workspace. */
export const lawFolders: LawFolders = {
  policies: new URL('../policies/', import.meta.url),
  parameters: new URL('../parameters/', import.meta.url),
}

export type LoadOptions = {
  databaseUrl: string
  masterKey: string
  baseUrl: string
  world: { seed?: number; people?: number; on?: string }
  log: (line: string) => void
}

export type DemoSummary = {
  people: {
    id: string
    personId: string
    householdId: string
    title: string
    story: string
    link: string
    phone: string
    pin: string
  }[]
  officers: { id: string; role: string; title: string; link: string }[]
}

/**
 * Fills an empty database with the law and the demo district, and goes on where an interrupted call stopped;
 * once all is there, a call adds nothing but new sign-in links.
 * The database must be at the newest schema.
 */
export async function loadDemoDistrict(options: LoadOptions): Promise<DemoSummary> {
  const databases = connect(options.databaseUrl, 4)
  const keys = deriveKeys(options.masterKey)
  const world = generateWorld(options.world)
  try {
    await inTransaction(databases, seeding, (trx) => loadLaw(trx, lawFolders))
    await loadDivisionsAndOfficers(databases, world)
    if ((await inTransaction(databases, seeding, countPeople)) < world.people)
      await loadHouseholds(databases, keys, world, options.log)
    return {
      people: await loadStories(databases, keys, world, options),
      officers: await newLinks(databases, world, options.baseUrl),
    }
  } finally {
    await databases.close()
  }
}

async function loadDivisionsAndOfficers(databases: Databases, world: World): Promise<void> {
  await inTransaction(databases, seeding, async (trx) => {
    const padded = (code: string) => Number(code.padEnd(12, '0'))
    await insertRows(
      trx,
      'division',
      world.divisions.map(({ code, level, name, nameEn, parent }) => ({
        code: padded(code),
        level,
        name,
        name_en: nameEn,
        parent: parent && padded(parent),
        lo: padded(code),
        hi: Number(code.padEnd(12, '9')),
      })),
    )
    await insertRows(
      trx,
      'officer',
      world.officers.map(({ id, name, nameEn, role, divisionCode }) => ({
        id,
        name,
        name_en: nameEn,
        role,
        division_code: padded(divisionCode),
      })),
    )
    await insertRows(
      trx,
      'officer_relative',
      world.officers.flatMap(({ id, relatives }) =>
        relatives.map((personId) => ({ officer_id: id, person_id: personId })),
      ),
    )
  })
}

/** Cards of the named people. Their numbers follow from the master key, so that each start can print them again. */
async function loadStories(
  databases: Databases,
  keys: Keys,
  world: World,
  options: LoadOptions,
): Promise<DemoSummary['people']> {
  const worker = world.officers.find((officer) => officer.role === 'communityWorker')
  const households = new Map<string, Household>()
  for (const household of world.households) {
    households.set(household.id, household)
    if (households.size >= world.stories.length) break
  }
  const pinHash = await hashPin(keys.pinPepper, DEMO_PIN)
  return await inTransaction(databases, seeding, async (trx) => {
    const people: DemoSummary['people'] = []
    for (const story of world.stories) {
      const household = households.get(story.householdId)
      if (!household || !worker) throw new Error(`story ${story.id} has no household`)
      const card = createHmac('sha256', keys.pinPepper)
        .update(`demo-card:${story.personId}`)
        .digest()
        .subarray(0, 16)
        .toString('base64url')
      await insertDemoCard(trx, {
        card_sha256: cardHash(card),
        household_id: story.householdId,
        person_id: story.personId,
        division_code: Number(household.divisionCode),
        serial_check: serialCheck(card),
        printed_by: worker.id,
        expires_on: addDays(dayOf(new Date()), 730),
        pin_hash: pinHash,
      })
      const ticket = randomToken(128)
      await insertDemoTicket(trx, {
        ticket_sha256: sha256(ticket),
        household_id: story.householdId,
        person_id: story.personId,
        division_code: Number(household.divisionCode),
      })
      const link = cardLink(options.baseUrl, card)
      people.push({
        id: story.id,
        personId: story.personId,
        householdId: story.householdId,
        title: `${story.title.zh} ${story.title.en}`,
        story: story.story.en,
        link,
        phone: `${options.baseUrl}/enrol#${ticket}`,
        pin: DEMO_PIN,
      })
    }
    return people
  })
}

async function newLinks(
  databases: Databases,
  world: World,
  baseUrl: string,
): Promise<DemoSummary['officers']> {
  return await inTransaction(databases, seeding, async (trx) => {
    const links: DemoSummary['officers'] = []
    for (const officer of world.officers) {
      const token = randomToken(256)
      await insertSignInLink(trx, officer.id, sha256(token))
      links.push({
        id: officer.id,
        role: officer.role,
        title: `${officer.title.zh} ${officer.title.en}: ${officer.name} ${officer.nameEn}`,
        link: `${baseUrl}/office/sign-in#${token}`,
      })
    }
    return links
  })
}
