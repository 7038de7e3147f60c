import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

it("the README's first example runs as it stands", () => {
  const [, code] = /```ts\n([\s\S]*?)```/.exec(readFileSync(at('../README.md'), 'utf8')) ?? []
  const file = at(`../readme-example-${process.pid}.ts`)
  writeFileSync(file, code ?? '')
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
      cwd: at('../..'),
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^unknown \d+ figures are missing\n\d+ lines of JavaScript\n$/)
    expect(status).toBe(0)
  } finally {
    rmSync(file, { force: true })
  }
})
