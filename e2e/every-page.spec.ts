import { look } from './look.ts'
import { inEachMode } from './modes.ts'
import { publicPaths, residentPaths } from './paths.ts'
import { signInAs } from './phones.ts'

inEachMode('every page at an address of its own', async (_mode, page, browser) => {
  await signInAs(browser, page.context(), 'A son at university')
  for (const path of [...publicPaths, ...residentPaths, '/demo']) {
    await page.goto(path)
    for (const folded of await page.locator('main summary').all()) await folded.click()
    await look(page, `every${path}`)
  }
})
