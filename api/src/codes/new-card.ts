import { z } from '@hono/zod-openapi'
import { addDays, dayOf } from '../clock/clock.ts'
import type { Environment } from '../environment.ts'
import { cardHash, newCardNumber, serialCheck, typedNumber } from './card-number.ts'
import { cardLink, drawCode } from './draw-code.ts'

/** Life of a card: 24 months (security.md 1.4). */
const LIFE_DAYS = 730

export const printedCardSchema = z.object({
  link: z.string(),
  typedNumber: z.string(),
  serialCheck: z.string(),
  svg: z.string(),
  expiresOn: z.iso.date(),
  host: z.string(),
  hotline: z.string(),
  nameMasked: z.string(),
})

/** A number nobody has had before, and the columns that keep it: its hash, never itself. */
export function newCard(now: Date) {
  const number = newCardNumber()
  return {
    number,
    row: {
      card_sha256: cardHash(number),
      serial_check: serialCheck(number),
      expires_on: addDays(dayOf(now), LIFE_DAYS),
    },
  }
}

/** All that stands on a card. No identity number, no benefit, no full name. */
export async function printedCard(
  environment: Environment,
  { number, row }: ReturnType<typeof newCard>,
  nameMasked: string,
): Promise<z.infer<typeof printedCardSchema>> {
  const link = cardLink(environment.BASE_URL, number)
  return {
    link,
    typedNumber: typedNumber(number),
    serialCheck: row.serial_check,
    svg: await drawCode(link, 'Q'),
    expiresOn: row.expires_on,
    host: new URL(environment.BASE_URL).host,
    hotline: environment.HOTLINE,
    nameMasked,
  }
}
