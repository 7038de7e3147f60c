/** The sentence of each kind of finding, in both languages. Slots are parts of the finding. */
import type { Language } from '../trace/shown.ts'
import type { PolicyWords, Words } from '../trace/words.ts'
import type { Finding, FindingKind, FindingRow } from './finding.ts'

const TEMPLATES: Record<FindingKind, Words> = {
  gap: {
    zh: '表“{name}”没有规则回答：{region}。',
    en: 'No row of {name} fits {region}.',
  },
  unknownNotAnswered: {
    zh: '表“{name}”没有规则回答未知的{columns}。',
    en: 'No row of {name} fits when {columns} is unknown.',
  },
  overlap: {
    zh: '表“{name}”规定只能有一行符合，但{rows}同时符合：{region}。',
    en: 'Only one row of {name} may fit, but {rows} fit together at {region}.',
  },
  conflict: {
    zh: '表“{name}”的{rows}同时符合，结果却不同：{region}。',
    en: 'Rows of {name} that fit together give different results: {rows} at {region}.',
  },
  masked: {
    zh: '表“{name}”的{rows}永远用不到：{by}已经先回答。',
    en: '{rows} of {name} can never be used: all is answered by {by} before.',
  },
  neverFits: {
    zh: '表“{name}”的{rows}永远不会符合：{columns}的条件自相矛盾。',
    en: '{rows} of {name} can never fit: the test of {columns} contradicts itself.',
  },
  valueNotAllowed: {
    zh: '表“{name}”的{rows}用了{columns}不会有的值：{region}。',
    en: 'In {rows} of {name} stands a value that {columns} cannot have: {region}.',
  },
  outputNotAllowed: {
    zh: '表“{name}”的{rows}给出了{columns}不允许的值：{region}。',
    en: 'In {rows} of {name} stands a value that {columns} does not allow: {region}.',
  },
  joinable: {
    zh: '表“{name}”的{rows}只在{columns}不同，结果相同，可以合为一行：{region}。',
    en: '{rows} of {name} differ only in {columns} and give the same, so they could be one row: {region}.',
  },
  missingArticle: {
    zh: '表“{name}”的{rows}没有写明依据（{columns}）。',
    en: 'In {rows} of {name} no {columns} is named.',
  },
  missingDefault: {
    zh: '表“{name}”有没回答的情况，也没有默认结果。',
    en: '{name} leaves cases unanswered and has no default result.',
  },
  missingPriorities: {
    zh: '表“{name}”按优先级取结果，却没有列出{columns}的允许值。',
    en: '{name} ranks its rows by their results, but no values of {columns} are listed to rank by.',
  },
  notRead: {
    zh: '表“{name}”的{rows}有要到运行时才知道的条件（{columns}），分析时当作可能符合。',
    en: 'In {rows} of {name} only a run can answer the tests of {columns}; they were taken as possible.',
  },
  notComplete: {
    zh: '表“{name}”太复杂，没有全部查完；已列出的都成立，还可能有别的。',
    en: '{name} is too intricate to be searched to the end; what is listed holds, there may be more.',
  },
  unusedDecision: {
    zh: '“{name}”没有任何地方用到。',
    en: '{name} is used nowhere.',
  },
  unreadInput: {
    zh: '输入“{name}”没有任何规则读取。',
    en: 'No rule reads the input {name}.',
  },
}

const EXAMPLE: Words = { zh: '例如{example}。', en: ' For example {example}.' }
const MORE: Words = { zh: '另有{more}处未列出。', en: ' {more} more are not listed.' }

/** `called` is what a reader calls a column or a decision; without it they have their own names. */
export function sentenceOf(
  finding: Omit<Finding, 'sentence'>,
  called: (name: string, language: Language) => string = (name) => name,
): Words {
  const say = (language: Language) => {
    const template = TEMPLATES[finding.kind][language]
    const example = finding.example?.length ? EXAMPLE[language] : ''
    const more = finding.more > 0 ? MORE[language] : ''
    const naming = (name: string) => called(name, language)
    const text = filled(template + example + more, finding, naming, language === 'zh')
    return text.replace(/^row/, 'Row')
  }
  return { zh: say('zh'), en: say('en') }
}

/** The sentence with the words of a policy in the place of names: conditions, figures and inputs. */
export function findingInWords(finding: Finding, words: PolicyWords, language: Language): string {
  const named = (name: string) =>
    words.conditions[name]?.name ?? words.figures[name] ?? words.inputs[name]
  return sentenceOf(finding, (name, own) => named(name)?.[own] ?? name)[language]
}

function filled(
  text: string,
  finding: Omit<Finding, 'sentence'>,
  called: (name: string) => string,
  zh: boolean,
): string {
  const comma = zh ? '，' : ', '
  const regions = finding.region.map(({ column, tests }) => `${called(column)} ${tests}`)
  const examples = finding.example?.map((one) => `${called(one.column)} = ${one.text}`) ?? []
  const slots: Record<string, string> = {
    name: called(finding.name),
    rows: rowsText(finding.rows, zh),
    by: rowsText(finding.by, zh),
    columns: finding.columns.map(called).join(zh ? '、' : ', '),
    region: regions.join(comma) || (zh ? '任何情况' : 'anything'),
    example: examples.join(comma),
    more: String(finding.more),
  }
  return text.replaceAll(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '')
}

const ROWS_SHOWN = 8

/** Rows by number, runs shortened: `rows 1–4, 9`. */
function rowsText(rows: readonly FindingRow[], zh: boolean): string {
  const runs: [number, number][] = []
  for (const { number } of rows) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  const shown = runs
    .slice(0, ROWS_SHOWN)
    .map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
  if (runs.length > ROWS_SHOWN) shown.push('…')
  return zh
    ? `第${shown.join('、')}行`
    : `${rows.length === 1 ? 'row' : 'rows'} ${shown.join(', ')}`
}
