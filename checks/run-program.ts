import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Runs a program of node_modules/.bin on our own Node and gives back all it said. */
export function runProgram(
  name: string,
  args: string[],
  cwd: string,
): Promise<{ code: number | null; output: string }> {
  const bin = join(projectRoot, 'node_modules', '.bin')
  const program = join(bin, process.platform === 'win32' ? `${name}.cmd` : name)
  if (!existsSync(program)) throw new Error(`${name} is not installed`)
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: [dirname(process.execPath), bin, process.env.PATH].join(delimiter),
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
      },
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    child.once('exit', (code) => resolve({ code, output: output.trim() }))
  })
}
