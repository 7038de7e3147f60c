import { type Browser, type BrowserContext, type Page, test } from '@playwright/test'
import { baseUrl } from './demo.ts'
import { newPage, sizes } from './residents.ts'

/** A way of using the pages: on which screen, in which language, in which print. */
export type Mode = {
  name: string
  size: keyof typeof sizes
  language: 'zh' | 'en'
  elder: boolean
}

const all: Mode[] = (['phone', 'desktop'] as const).flatMap((size) =>
  (['zh', 'en'] as const).flatMap((language) =>
    [true, false].map((elder) => ({
      name: `${size} ${language}${elder ? ' elder' : ''}`,
      size,
      language,
      elder,
    })),
  ),
)

/** With MODES=one a walk is done in one of these, told by its title, so that all walks together see every pair. */
const pairs = ['phone zh elder', 'phone en', 'desktop zh', 'desktop en elder']

/** The modes of a walk: all eight, one told by its title, or the one that MODES names. */
function modesOf(title: string): Mode[] {
  const wanted = process.env.MODES ?? 'all'
  if (wanted === 'all') return all
  if (wanted !== 'one') return all.filter(({ name }) => name === wanted)
  const chosen = pairs[Array.from(title).length % pairs.length]
  return all.filter(({ name }) => name === chosen)
}

/** One test for each mode. */
export function inEachMode(
  title: string,
  walk: (mode: Mode, page: Page, browser: Browser) => Promise<void>,
): void {
  for (const mode of modesOf(title))
    test(`${title}: ${mode.name}`, async ({ browser }) => {
      test.slow()
      const page = await newPage(browser, { viewport: sizes[mode.size] })
      await useMode(page.context(), mode)
      await walk(mode, page, browser)
      await page.context().close()
    })
}

/** Sets a browser to a mode, as its two buttons would. */
export async function useMode(context: BrowserContext, mode: Mode): Promise<void> {
  await context.addCookies([
    { name: 'language', value: mode.language, url: baseUrl() },
    { name: 'elder', value: mode.elder ? '1' : '0', url: baseUrl() },
  ])
}
