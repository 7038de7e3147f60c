import { z } from 'zod'

/**
 * A decimal text of at most two places as a whole number of hundredths: `2860.10` → 286010, `-0.5` → -50.
 * Undefined for anything else: signs twice, exponents, thousands separators, a third decimal place. Digits are joined,
 * never multiplied as floats, so 2860.10 cannot become 286009.99….
 */
export function hundredthsOf(text: string): number | undefined {
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text)
  if (!parts) return undefined
  const [, sign, whole = '', fraction = ''] = parts
  const amount = Number(whole + fraction.padEnd(2, '0'))
  return sign && amount !== 0 ? -amount : amount
}

/** Yuan as a decimal text at the edge, integer fen behind it. Negative amounts pass: plausibility judges them. */
export const yuanInFen = z.string().transform((text, context) => {
  const amountFen = hundredthsOf(text)
  if (amountFen !== undefined) return amountFen
  context.addIssue('not an amount in yuan with at most two decimals')
  return z.NEVER
})

/** Square metres as a decimal text at the edge, hundredths of a square metre behind it. */
export const areaInHundredths = z.string().transform((text, context) => {
  const area = hundredthsOf(text)
  if (area !== undefined) return area
  context.addIssue('not an area with at most two decimals')
  return z.NEVER
})
