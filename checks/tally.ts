/** What a runner counted. Skipped tests count as failed: a test that does not run is not there. */
export type Tally = { passed: number; failed: number }

export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  }
}

/** A runner that ends badly without naming a failed test has failed all the same. */
export function withExit({ passed, failed }: Tally, code: number | null): Tally {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}
