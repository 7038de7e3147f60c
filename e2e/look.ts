import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './residents.ts'

/** MIIT 适老化 numbers, in CSS pixels: main text, controls, lines, paragraphs. Standard pages: 44. */
const limits = { text: 18, elderControl: 60, control: 44, line: 1.3, paragraph: 1.3 }

/**
 * Looks at a page as it stands: no accessibility violation, the sizes of elder mode (or the smaller ones of all
 * pages), nothing wider than the window, a person's telephone number. With LOOKS=<folder> it keeps a picture.
 */
export async function look(page: Page, name: string): Promise<void> {
  await page.locator('h1').first().waitFor()
  const folder = process.env.LOOKS
  if (folder) {
    mkdirSync(folder, { recursive: true })
    const width = page.viewportSize()?.width ?? 0
    const tongue = (await page.locator('html').getAttribute('lang')) ?? ''
    const isElder = await page.locator('html.elder').count()
    const file = `${name.replaceAll('/', '-')}.${width}.${tongue}${isElder ? '.elder' : ''}.png`
    await page.screenshot({ path: join(folder, file), fullPage: true })
  }
  await expectAccessible(page)
  expect(await page.evaluate(measure, limits), `${name}: sizes`).toEqual([])
  expect(await page.locator('footer a[href^="tel:"]').count(), `${name}: telephone`).toBe(1)
}

/** Runs in the page: what breaks a size, each as a sentence. */
function measure(limit: typeof limits): string[] {
  const found: string[] = []
  const isElder = document.documentElement.classList.contains('elder')
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth)
    found.push(`wider than the window: ${root.scrollWidth} > ${root.clientWidth}`)
  const isSeen = (element: Element) => {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const isFolded = element.closest('details:not([open])') && !element.closest('summary')
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && !isFolded
  }
  const says = (element: Element) =>
    `<${element.tagName.toLowerCase()}> ${(element.textContent ?? '').trim().slice(0, 30)}`

  const controlHeight = isElder ? limit.elderControl : limit.control
  for (const control of document.querySelectorAll('a, button, input, select, textarea, summary')) {
    if (!isSeen(control) || control.classList.contains('skip')) continue
    // A box to tick is as large as the row that ticks it; a link in running text is text.
    const touched = control.closest('label.choice') ?? control
    const isInText = control.tagName === 'A' && getComputedStyle(control).display === 'inline'
    if (isInText && control.closest('p, li, dd, dt, td, figcaption')) continue
    const { height, width } = touched.getBoundingClientRect()
    if (height < controlHeight - 0.5 || width < Math.min(controlHeight, 44) - 0.5)
      found.push(`${says(control)}: ${Math.round(width)} × ${Math.round(height)}`)
  }

  for (const text of document.querySelectorAll(
    'main p, main li, main dd, main dt, main td, label',
  )) {
    if (!isSeen(text) || !(text.textContent ?? '').trim()) continue
    const style = getComputedStyle(text)
    const size = Number.parseFloat(style.fontSize)
    if (isElder && size < limit.text) found.push(`${says(text)}: text ${size} px`)
    if (Number.parseFloat(style.lineHeight) / size < limit.line - 0.01)
      found.push(`${says(text)}: lines ${style.lineHeight} of ${size} px`)
    const next = text.tagName === 'P' ? text.nextElementSibling : null
    if (next?.tagName === 'P' && isSeen(next) && !text.closest('.errors, .code-sheet')) {
      const between = next.getBoundingClientRect().top - text.getBoundingClientRect().bottom
      const line = Number.parseFloat(style.lineHeight)
      if (line + between < line * limit.paragraph - 1)
        found.push(`${says(text)}: paragraphs ${Math.round(between)} px apart`)
    }
  }
  return found
}
