import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Tongue } from '../words/tongue.ts'
import type { PageContext } from './context.ts'
import { tongues } from './tongues.ts'
import { TopBar } from './top-bar.tsx'

const folder = fileURLToPath(new URL('../words/tongues', import.meta.url))

test('every file of the folder is a language, named by its code', () => {
  const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''))
  expect(Object.keys(tongues).sort()).toEqual(files.sort())
  for (const tongue of Object.values(tongues)) expect(tongue.words.brand).not.toBe('')
})

test('a third language is one file: it may borrow what it does not say, and its button is there', () => {
  const english = tongues.en as Tongue
  const third: Tongue = {
    ...english,
    name: 'Deutsch',
    tag: 'de',
    words: { ...english.words, brand: 'Glückscode' },
  }
  const all = { ...tongues, de: third }
  const page = {
    w: third.words,
    tongueCode: 'de',
    tongues: all,
    elder: false,
    here: '/',
  } as unknown as PageContext
  const html = renderToStaticMarkup(TopBar({ page, options: { title: '', say: '' } }))
  expect(html).toContain('Glückscode')
  expect(html).toContain('value="language:zh"')
  expect(html).toContain('value="language:en"')
  expect(html).not.toContain('value="language:de"')
})
