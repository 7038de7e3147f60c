import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

export type Child = {
  name: string
  /** Resolves with a sentence when it ends without having been asked to. */
  died: Promise<string>
  /** Asks it to end, and kills it when it has not after `graceMs`. */
  stop(): Promise<void>
}

type Options = {
  name: string
  /** TypeScript file to run. */
  file: string
  environment: Record<string, string>
  /** Where its output goes; without it, to our own. */
  logFile?: string
}

const graceMs = 2_500
const dieWithParent = new URL('./die-with-parent.ts', import.meta.url).href

/** Runs a program of this project beside us. It ends with us, however we end. */
export function startChild({ name, file, environment, logFile }: Options): Child {
  const output = logFile ? openLog(logFile) : 'inherit'
  const process_ = spawn(
    process.execPath,
    ['--disable-proto=delete', '--import', dieWithParent, file],
    {
      env: { ...process.env, ...environment },
      stdio: ['ignore', output, output, 'ipc'],
      // Ctrl-C in a terminal reaches a whole process group; the launcher alone decides the order of stopping.
      detached: process.platform !== 'win32',
    },
  )
  if (typeof output === 'number') closeSync(output)
  let asked = false
  const ended = waitForEnd(process_)
  const died = new Promise<string>((resolve) => {
    void ended.then((how) => {
      if (!asked) resolve(`${name} stopped by itself (${how})${lastLines(logFile)}`)
    })
  })
  return {
    name,
    died,
    async stop() {
      asked = true
      process_.kill('SIGTERM')
      const timer = setTimeout(() => process_.kill('SIGKILL'), graceMs)
      await ended
      clearTimeout(timer)
    },
  }
}

function openLog(logFile: string): number {
  mkdirSync(dirname(logFile), { recursive: true })
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`)
  return openSync(logFile, 'w', 0o600)
}

function waitForEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (cause) => resolve(cause.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
}

function lastLines(logFile: string | undefined): string {
  if (!logFile) return ''
  const lines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-20)
  return `; the end of ${logFile}:\n${lines.join('\n')}`
}
