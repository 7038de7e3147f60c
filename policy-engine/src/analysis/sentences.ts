/** The sentence of each kind of finding, in both languages. Slots are parts of the finding. */
import type { Words } from '../trace/words.ts'
import type { Finding, FindingKind, FindingRow } from './finding.ts'

const TEMPLATES: Record<FindingKind, Words> = {
  gap: {
    zh: '表“{name}”没有规则回答：{region}。例如{example}。',
    en: 'No row of {name} fits {region}: for example {example}.',
  },
  unknownNotAnswered: {
    zh: '表“{name}”没有规则回答未知的{columns}。',
    en: 'No row of {name} fits when {columns} is unknown.',
  },
  overlap: {
    zh: '表“{name}”规定只能有一行符合，但{rows}同时符合：{region}。例如{example}。',
    en: 'Only one row of {name} may fit, but {rows} fit together at {region}: for example {example}.',
  },
  conflict: {
    zh: '表“{name}”的{rows}同时符合，结果却不同：{region}。例如{example}。',
    en: 'Rows of {name} that fit together give different results: {rows} at {region}, for example {example}.',
  },
  masked: {
    zh: '表“{name}”的{rows}永远用不到：{by}已经先回答。',
    en: '{rows} of {name} can never be used: {by} always answers first.',
  },
  neverFits: {
    zh: '表“{name}”的{rows}永远不会符合：{columns}的条件自相矛盾。',
    en: '{rows} of {name} can never fit: the test of {columns} contradicts itself.',
  },
  valueNotAllowed: {
    zh: '表“{name}”的{rows}用了{columns}不会有的值：{region}。',
    en: '{rows} of {name} names a value that {columns} cannot have: {region}.',
  },
  outputNotAllowed: {
    zh: '表“{name}”的{rows}给出了{columns}不允许的值：{region}。',
    en: '{rows} of {name} gives a value that {columns} does not allow: {region}.',
  },
  joinable: {
    zh: '表“{name}”的{rows}只在{columns}不同，结果相同，可以合为一行：{region}。',
    en: '{rows} of {name} differ only in {columns} and give the same, so they could be one row: {region}.',
  },
  missingArticle: {
    zh: '表“{name}”的{rows}没有写明依据（{columns}）。',
    en: '{rows} of {name} names no {columns}.',
  },
  missingDefault: {
    zh: '表“{name}”有没回答的情况，也没有默认结果。',
    en: '{name} leaves cases unanswered and has no default result.',
  },
  missingPriorities: {
    zh: '表“{name}”按优先级取结果，却没有列出{columns}的允许值。',
    en: '{name} chooses by priority, but {columns} lists no allowed values to rank by.',
  },
  notRead: {
    zh: '表“{name}”的{rows}有要到运行时才知道的条件（{columns}），分析时当作可能符合。',
    en: '{rows} of {name} have tests of {columns} that only a run can answer; they were taken as possible.',
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

const MORE: Words = { zh: '另有{more}处未列出。', en: ' {more} more are not listed.' }

export function sentenceOf(finding: Omit<Finding, 'sentence'>): Words {
  const template = TEMPLATES[finding.kind]
  const say = (language: 'zh' | 'en') => {
    const text = finding.more > 0 ? template[language] + MORE[language] : template[language]
    return filled(text, finding, language)
  }
  return { zh: say('zh'), en: say('en') }
}

function filled(text: string, finding: Omit<Finding, 'sentence'>, language: 'zh' | 'en'): string {
  const zh = language === 'zh'
  const comma = zh ? '，' : ', '
  const anything = zh ? '任何情况' : 'anything'
  const slots: Record<string, string> = {
    name: finding.name,
    rows: rowsText(finding.rows, zh),
    by: rowsText(finding.by, zh),
    columns: finding.columns.join(zh ? '、' : ', '),
    region: finding.region.map(({ column, tests }) => `${column} ${tests}`).join(comma) || anything,
    example:
      (finding.example ?? []).map(({ column, text }) => `${column} = ${text}`).join(comma) ||
      anything,
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
    : `${rows.length === 1 ? 'Row' : 'Rows'} ${shown.join(', ')}`
}
