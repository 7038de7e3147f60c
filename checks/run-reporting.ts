import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { projectRoot } from './run-program.ts'

type Options = {
  program: string
  /** Given the file that the report should go to. */
  args: (file: string) => string[]
  environment: (file: string) => Record<string, string>
  cwd: string
}

/** Runs a test runner with its output on our terminal, and reads the JSON report it leaves. */
export async function runReporting<Report>({
  program,
  args,
  environment,
  cwd,
}: Options): Promise<{ code: number | null; report: Report | undefined }> {
  const folder = mkdtempSync(join(tmpdir(), 'happiness-code-report-'))
  const file = join(folder, 'report.json')
  const bin = join(projectRoot, 'node_modules', '.bin')
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(join(bin, program), args(file), {
        cwd,
        shell: process.platform === 'win32',
        stdio: 'inherit',
        env: {
          ...process.env,
          ...environment(file),
          PATH: [dirname(process.execPath), bin, process.env.PATH].join(delimiter),
        },
      })
      const pass = (signal: NodeJS.Signals) => child.kill(signal)
      process.on('SIGTERM', pass)
      child.once('error', reject)
      child.once('exit', (exitCode) => {
        process.off('SIGTERM', pass)
        resolve(exitCode)
      })
    })
    return { code, report: readReport(file) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport<Report>(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // it ended before it could report; its exit code says so
  }
}
