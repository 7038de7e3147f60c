import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { baseUrl, dataDir } from './demo.ts'
import { newPage, sizes } from './residents.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** The operator of the demo has the same number in every world. */
const operatorId = '3dac0039-1b6f-82f3-90e3-4e8e9e0c6ced'

/** Address of the embedded database of this copy, as an operator on the machine would know it. */
function databaseUrl(): string {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  const password = readFileSync(join(dataDir(), 'postgres-password'), 'utf8').trim()
  const { postgres } = JSON.parse(readFileSync(join(dataDir(), 'ports.json'), 'utf8'))
  return `postgres://postgres:${password}@127.0.0.1:${postgres}/happiness_code`
}

test('an officer enrols a passkey by invitation, once, and signs in with it', async ({
  browser,
}) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'run.mjs'), 'api/src/invite.ts', operatorId],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: databaseUrl(), BASE_URL: baseUrl() },
    },
  )
  const invitation = /http\S+/.exec(stdout)?.[0] ?? ''
  const page = await newPage(browser, { viewport: sizes.desktop })
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(invitation)
  await page.getByRole('button', { name: '在这台设备上登记' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.goto('/office/sign-in')
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible()

  const again = await newPage(browser, { viewport: sizes.desktop })
  await again.goto(invitation)
  await again.getByRole('button', { name: '在这台设备上登记' }).click()
  await expect(again.getByRole('alert')).toContainText('这个链接用过了或太旧了')
})
