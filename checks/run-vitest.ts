import { projectRoot } from './run-program.ts'
import { runReporting } from './run-reporting.ts'
import { type Tally, withExit } from './tally.ts'

type Report = {
  numTotalTests: number
  numPassedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** Runs the tests of every workspace, Vitest's lines on the terminal, and counts. */
export async function runVitest(args: string[]): Promise<Tally> {
  const { code, report } = await runReporting<Report>({
    program: 'vitest',
    args: (file) => [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    environment: () => ({}),
    cwd: projectRoot,
  })
  if (!report) return { passed: 0, failed: 1 }
  // A file that cannot even be loaded holds no test that could fail.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  const passed = report.numPassedTests
  return withExit({ passed, failed: report.numTotalTests - passed + unloaded }, code)
}
