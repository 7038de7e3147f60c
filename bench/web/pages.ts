/** Pages whose first view is measured: what everybody opens, and what somebody in hardship opens most. */

export type MeasuredPage = { path: string; signedIn: boolean }

const everybody = [
  '/',
  '/c',
  '/code',
  '/pre-check',
  '/pre-check/people',
  '/policies',
  '/policies/subsistence-allowance',
  '/track',
  '/letter',
]
const resident = [
  '/home',
  '/home/consents',
  '/home/results',
  '/home/results/:decision',
  '/home/facts',
  '/home/reads',
  '/home/money',
  '/home/changes',
  '/home/codes',
  '/home/helpers',
  '/home/apply',
]

/** `:decision` stands for the one that fits best. */
export const measuredPages: MeasuredPage[] = [
  ...everybody.map((path) => ({ path, signedIn: false })),
  ...resident.map((path) => ({ path, signedIn: true })),
]
