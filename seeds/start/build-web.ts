import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tryHoldFolder } from './hold-folder.ts'

const ignored = new Set(['dist', 'node_modules', '.types'])

/** Whether web/dist is missing or was built from other sources than those that lie here now. */
export function isWebStale(root: string): boolean {
  if (!hasBuild(root)) return false
  if (!existsSync(join(root, 'web', 'dist'))) return true
  try {
    return readFileSync(stampFile(root), 'utf8') !== fingerprint(root)
  } catch {
    return true
  }
}

/** Builds the pages with the workspace's own `build`, one start at a time: two would write over each other.
 *  Throws with its output. */
export async function buildWeb(root: string): Promise<void> {
  const release = await takeTurn(join(stampFile(root), '..'))
  try {
    if (isWebStale(root)) await build(root)
  } finally {
    release()
  }
}

async function takeTurn(folder: string): Promise<() => void> {
  for (;;) {
    const held = tryHoldFolder(folder)
    if (typeof held === 'function') return held
    await sleep(200) // the other one is building what we need
  }
}

async function build(root: string): Promise<void> {
  const sources = fingerprint(root)
  const { code, output } = await runNpm(root, ['run', 'build', '--workspace', 'web'])
  if (code !== 0) throw new Error(`the web could not be built:\n${output}`)
  writeFileSync(stampFile(root), sources)
}

function hasBuild(root: string): boolean {
  const { scripts } = JSON.parse(readFileSync(join(root, 'web', 'package.json'), 'utf8'))
  return scripts?.build !== undefined
}

/** Beside the packages, not in dist: two builds of one source must be the same to the byte. */
function stampFile(root: string): string {
  return join(root, 'node_modules', '.cache', 'happiness-code', 'web-sources')
}

/** Names, sizes and times of all that goes into the pages: enough to see an edit, a removal, a changed branch. */
function fingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const place of ['web', 'policy-engine/src', 'package-lock.json']) {
    for (const file of listFiles(join(root, place))) {
      const { mtimeMs, size } = statSync(file)
      hash.update(`${file} ${mtimeMs} ${size}\n`)
    }
  }
  return hash.digest('hex')
}

function listFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !ignored.has(name))
    .sort()
    .flatMap((name) => listFiles(join(path, name)))
}

function runNpm(root: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd: root, shell: process.platform === 'win32' })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    child.once('exit', (code) => resolve({ code, output }))
  })
}
