/** The resident's journey, in time order. A step imports only earlier steps and the platform; a check holds it. */
export const steps = [
  'divisions',
  'people',
  'codes',
  'sessions',
  'consents',
  'departments',
  'policies',
  'facts',
  'decisions',
  'documents',
  'applications',
  'publicity',
  'letters',
  'casework',
  'payments',
  'notices',
  'requests',
  'supervision',
] as const

/** What every step may use; these import no step. */
export const platform = ['http', 'db', 'jobs', 'crypto', 'audit', 'clock'] as const
