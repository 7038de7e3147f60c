/** The pages of the portal that stand at an address of their own; journeys reach the others. */
export const publicPaths = [
  '/',
  '/c',
  '/code',
  '/scan',
  '/enrol',
  '/offline',
  '/pre-check',
  '/pre-check/people',
  '/pre-check/health',
  '/policies',
  '/policies/subsistence-allowance',
  '/nothing-here',
]

export const residentPaths = [
  '/home',
  '/home/applications',
  '/home/consents',
  '/home/check',
  '/home/results',
  '/home/facts',
  '/home/facts/tell',
  '/home/changes',
  '/home/reads',
  '/home/money',
  '/home/notices',
  '/home/codes',
  '/home/apply/subsistence-allowance',
]
