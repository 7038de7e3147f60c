import type { Finding, Rule } from '../finding.ts'
import { lineOf } from '../finding.ts'
import { readSources } from '../source-files.ts'

/** What one breath of reading aloud holds, in Chinese characters. */
const LONGEST = 30
/** Officers read the words of their office; names of parameters are the law's. */
const RESIDENTS_WORDS = /^web\/src\/words\/(?!office|parameters)[\w-]+\.zh\.ts$/
const TEXT = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g
const HANZI = /\p{Script=Han}/gu
/** Commas, colons and the like of a Latin keyboard, beside a Chinese character; an hour (10:32) is none. */
const HALFWIDTH =
  /[\p{Script=Han}}][,;:!?]|[,;:!?]\p{Script=Han}|\p{Script=Han}\s?\(|\)\p{Script=Han}/u

/** What residents read in Chinese: short sentences, and Chinese punctuation. */
export const plainWords: Rule = {
  name: 'plain-words',
  async check(root) {
    return readSources(root, RESIDENTS_WORDS).flatMap(({ path, text }) =>
      [...text.matchAll(TEXT)].flatMap((match): Finding[] => {
        const words = match[1] ?? (match[2] ?? '').replaceAll(/\$\{[^}]*\}/g, '}')
        if (!words.match(HANZI)) return []
        return lookAt(words).map((problem) => ({
          file: path,
          line: lineOf(text, match.index),
          text: problem,
        }))
      }),
    )
  },
}

function lookAt(words: string): string[] {
  const long = words
    .split(/[。！？；]/)
    .filter((sentence) => (sentence.match(HANZI) ?? []).length > LONGEST)
    .map((sentence) => `more than ${LONGEST} characters in a sentence: ${sentence}`)
  const halfwidth = HALFWIDTH.exec(words)
  return halfwidth ? [...long, `punctuation of another script: ${words}`] : long
}
