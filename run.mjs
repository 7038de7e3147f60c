// Runs one program of this project on its own locked Node: node run.mjs <file.ts | program> [arguments]
// Plain JavaScript, because it must work on Node 20 before anything is installed. It installs what the lock file
// says when that is missing; npm's own pre and post scripts cannot, since .npmrc switches all of them off.

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { basename, delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const isWindows = process.platform === 'win32'
const binFolder = join(root, 'node_modules', '.bin')

const [target, ...args] = process.argv.slice(2)
if (!target || target === '--help') {
  console.log('usage: node run.mjs <file.ts | program> [arguments]')
  process.exit(target ? 0 : 2)
}

requireNode(20)
if (process.env.NO_INSTALL !== '1') await installWhenNeeded()
run(target, args)

function requireNode(major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return
  stop(`Node ${major} or newer is needed to start; this is ${process.version}.`)
}

/** What the lock file names and what lies in node_modules must be the same. Optional packages of other
 *  platforms are named and absent. npm keeps what it laid down in node_modules/.package-lock.json. */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  const isThirdParty = ([path, entry]) => path.startsWith('node_modules/') && !entry.link
  const differs = ([path, entry]) =>
    present[path]
      ? present[path].version !== entry.version
      : !(entry.optional || entry.devOptional || entry.peer)
  const isGone = ([path]) => !existsSync(join(root, path))
  return (
    !Object.entries(wanted).filter(isThirdParty).some(differs) &&
    !Object.entries(present)
      .filter(isThirdParty)
      .some(([path]) => !wanted[path]) &&
    !Object.entries(present).filter(isThirdParty).some(isGone)
  )
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

async function installWhenNeeded() {
  if (isInstalled()) return
  const release = await takeInstallLock()
  try {
    if (isInstalled()) return // another start was faster
    const began = Date.now()
    process.stderr.write('installing the locked packages … ')
    const done = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: root,
      encoding: 'utf8',
      shell: isWindows,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (done.error?.code === 'ENOENT')
      stop('npm was not found: install npm (it comes with Node), then start again.')
    if (done.status !== 0) stop(`npm ci failed:\n${done.stderr}${done.stdout}`)
    process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1)} s\n`)
  } finally {
    release()
  }
}

/** Two starts at the same moment on a fresh clone would delete each other's packages. */
async function takeInstallLock() {
  const lock = join(root, '.data', 'installing')
  mkdirSync(dirname(lock), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch (cause) {
      if (cause.code !== 'EEXIST') throw cause
    }
    if (isHeld(lock)) await new Promise((wake) => setTimeout(wake, 250))
    else rmSync(lock, { force: true })
  }
}

function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch (cause) {
    return cause.code === 'EPERM'
  }
}

function findNode() {
  const packaged = join(
    root,
    'node_modules',
    `node-${isWindows ? 'win' : process.platform}-${process.arch}`,
    'bin',
  )
  const program = join(packaged, isWindows ? 'node.exe' : 'node')
  if (existsSync(program)) return program
  requireNode(24) // no locked Node for this platform, so ours has to do
  return process.execPath
}

/** What to hand to Node: a source file as it is, a program by its script. Native programs run by themselves. */
function commandFor(name, rest) {
  const node = findNode()
  if (/\.(m?[jt]s)$/.test(name)) {
    // A request body with a "__proto__" key can then reach no prototype, whatever a library does with it.
    return [node, ['--disable-proto=delete', resolve(root, name), ...rest]]
  }
  if (name === 'node') return [node, rest]
  const script = findScript(name)
  if (!script) stop(`no program "${name}" in node_modules/.bin`)
  const isNodeScript = readFileSync(script)
    .subarray(0, 64)
    .toString('latin1')
    .split('\n')[0]
    .includes('node')
  return isNodeScript ? [node, [script, ...rest]] : [script, rest]
}

function findScript(name) {
  if (!isWindows) {
    const link = join(binFolder, name)
    return existsSync(link) ? realpathSync(link) : undefined
  }
  // On Windows .bin holds wrappers; the path of the script stands in them.
  const wrapper = join(binFolder, `${name}.cmd`)
  if (!existsSync(wrapper)) return undefined
  const [, path] = readFileSync(wrapper, 'utf8').match(/"%dp0%\\([^"]+)"\s+%\*/) ?? []
  return path && join(binFolder, path)
}

function run(name, rest) {
  const [program, programArgs] = commandFor(name, rest)
  const child = spawn(program, programArgs, {
    // Our own programs get a channel, by whose end they see that we are gone: seeds/start/die-with-parent.ts.
    stdio: name.endsWith('.ts') ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: {
      ...process.env,
      PATH: [dirname(findNode()), binFolder, process.env.PATH].join(delimiter),
    },
  })
  child.on('error', (cause) => stop(`cannot run ${basename(program)}: ${cause.message}`))
  // A terminal sends Ctrl-C to the child as well; we only wait for it. Other senders know only us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal)
    })
  }
  // npm killed without a word tells nobody. It stands above us, with a shell in between on most systems.
  if (process.env.npm_lifecycle_event) {
    const above = findAncestors()
    setInterval(() => findAncestors() !== above && child.kill('SIGTERM'), 500).unref()
  }
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
}

/** Our parent and its parent, as one text. Of the second only Linux tells without starting a program. */
function findAncestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return String(process.ppid)
  }
}

function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}
