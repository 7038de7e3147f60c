import { expect, type Page, test } from '@playwright/test'
import { publicPaths, residentPaths } from './paths.ts'
import { signInAs } from './phones.ts'
import { expectAccessible, newPage } from './residents.ts'

const SOMEBODY = 'A son at university'

/** Text that is cut off, and a page wider than its window. */
async function problemsOfFlow(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const root = document.documentElement
    const found =
      root.scrollWidth > root.clientWidth + 1
        ? [`wider than the window: ${root.scrollWidth} > ${root.clientWidth}`]
        : []
    for (const element of document.querySelectorAll('button, .button, .tag, h1, h2, label')) {
      const style = getComputedStyle(element)
      const isCut = style.overflow === 'hidden' && element.scrollWidth > element.clientWidth + 1
      if (isCut) found.push(`cut: ${(element.textContent ?? '').slice(0, 30)}`)
    }
    return found
  })
}

const flows = [
  { name: '320 px wide', width: 320, style: '' },
  { name: 'twice as large (200 % zoom)', width: 180, style: '' },
  {
    name: 'a root of 30 px, as large-print phones set it',
    width: 320,
    style: 'html{font-size:30px}',
  },
  {
    name: 'wide spacing of text (WCAG 1.4.12)',
    width: 320,
    style:
      '*{line-height:1.5 !important;letter-spacing:.12em !important;word-spacing:.16em !important}p{margin-bottom:2em !important}',
  },
]

for (const { name, width, style } of flows)
  test(`nothing is cut and nothing runs sideways: ${name}`, async ({ browser }) => {
    test.slow()
    const page = await newPage(browser, { viewport: { width, height: 740 }, bypassCSP: true })
    await signInAs(browser, page.context(), SOMEBODY)
    for (const path of [...publicPaths, ...residentPaths]) {
      await page.goto(path)
      if (style) await page.addStyleTag({ content: style })
      for (const folded of await page.locator('main summary').all()) await folded.click()
      expect(await problemsOfFlow(page), path).toEqual([])
    }
  })

test('dark, high contrast and still screens are served', async ({ browser }) => {
  test.slow()
  const page = await newPage(browser, {
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    forcedColors: 'none',
  })
  await signInAs(browser, page.context(), SOMEBODY)
  for (const path of ['/', '/pre-check/health', '/home', '/home/results', '/home/facts']) {
    await page.goto(path)
    await expectAccessible(page)
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) =>
          getComputedStyle(element)
            .transitionDuration.split(',')
            .some((each) => Number.parseFloat(each) > 0),
        ).length,
    )
    expect(moving, path).toBe(0)
  }
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/home/results')
  const borders = await page
    .locator('.card')
    .first()
    .evaluate((card) => getComputedStyle(card).borderTopWidth)
  expect(borders).toBe('2px')
})

test('every page is complete without script', async ({ browser }) => {
  test.slow()
  const page = await newPage(browser, { javaScriptEnabled: false })
  await signInAs(browser, page.context(), SOMEBODY)
  for (const path of [...publicPaths, ...residentPaths]) {
    await page.goto(path)
    await expect(page.locator('h1'), path).toHaveCount(1)
    await expect(page.locator('#read-aloud'), path).toBeHidden()
    await expect(page.locator('footer a[href^="tel:"]'), path).toBeVisible()
  }
})

test('keyboard: the first stop skips to the content, every stop is seen, none is a trap', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInAs(browser, page.context(), SOMEBODY)
  for (const path of ['/', '/pre-check/health', '/home', '/home/results']) {
    await page.goto(path)
    await page.keyboard.press('Tab')
    await expect(page.locator('.skip')).toBeFocused()
    const stops = await page.evaluate(
      () =>
        [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(
          (element) =>
            element.getBoundingClientRect().height > 0 &&
            !element.closest('details:not([open]) > :not(summary)'),
        ).length,
    )
    const seen = new Set<string>()
    for (let stop = 0; stop < stops + 2; stop += 1) {
      const focus = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        const style = getComputedStyle(element)
        return {
          tag: element.tagName,
          text: (element.textContent ?? '').trim().slice(0, 20),
          isSeen: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
        }
      })
      if (focus.tag !== 'BODY')
        expect(focus.isSeen, `${path}: ${focus.tag} ${focus.text}`).toBe(true)
      seen.add(`${focus.tag} ${focus.text}`)
      await page.keyboard.press('Tab')
    }
    expect(seen.size, path).toBeGreaterThan(3)
  }
})

/** What a browser with a Chinese voice would have said; headless ones have none. */
const withVoices = (languages: string[]) => `
  const said = (window.said = [])
  const voices = ${JSON.stringify(languages)}.map((lang) => ({ lang }))
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: {
    speaking: false,
    getVoices: () => voices,
    addEventListener() {},
    speak(speech) { this.speaking = true; said.push([speech.lang, speech.rate, speech.text]) },
    cancel() { this.speaking = false },
  } })`

test('reading aloud: heading and sentences for the ear, slower than speech; stops when asked', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await page.addInitScript({ content: withVoices(['en-GB', 'zh-CN']) })
  await page.goto('/pre-check')
  const button = page.locator('#read-aloud')
  await button.click()
  const said = await page.evaluate(() => (window as never as { said: unknown[][] }).said)
  expect(said).toHaveLength(1)
  expect(said[0]?.[0]).toBe('zh-CN')
  expect(said[0]?.[1]).toBe(0.8)
  expect(String(said[0]?.[2])).toContain('十二个小问题')
  await expect(button).toHaveText('不读了')
  await button.click()
  await expect(button).toHaveText('读给我听')
})

test('reading aloud is never a dead button: without a voice for the language it is not there', async ({
  browser,
}) => {
  for (const script of [withVoices([]), withVoices(['en-US']), 'delete window.speechSynthesis']) {
    const page = await newPage(browser)
    await page.addInitScript({ content: script })
    await page.goto('/')
    await expect(page.locator('footer a[href^="tel:"]')).toBeVisible()
    await expect(page.locator('#read-aloud')).toBeHidden()
    await page.context().close()
  }
})

test('the page can be installed: manifest, icons, and a worker that keeps nobody’s data', async ({
  browser,
}) => {
  const page = await newPage(browser)
  await signInAs(browser, page.context(), SOMEBODY)
  await page.goto('/home')
  const { request } = page.context()
  const manifest = await (await request.get('/manifest.webmanifest')).json()
  for (const { src } of manifest.icons) expect((await request.get(src)).status(), src).toBe(200)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.reload()
  const kept = await page.evaluate(async () => {
    const addresses: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys())
        addresses.push(new URL(url).pathname)
    return addresses
  })
  expect(kept).toContain('/offline')
  expect(kept.filter((path) => !/^\/(offline|code|assets\/.+)$/.test(path))).toEqual([])
})
