import type { Department } from '@happiness-code/api/departments/connector'
import { html } from 'hono/html'
import { departmentNames, faultNames, pageWords } from './department-words.ts'
import { faults, type Switches } from './switches.ts'

export type Language = 'zh' | 'en'

/** Somebody whom the page offers by name. */
export type NamedCitizen = { citizenId: string; label: string }

/** The page of one department's switches: plain forms, no script. */
export function switchesPage(
  department: Department,
  switches: Switches,
  citizens: readonly NamedCitizen[],
  language: Language,
) {
  const say = (key: keyof typeof pageWords) => pageWords[key][language]
  const name = departmentNames[department][language]
  const labelOf = (id: string) => citizens.find((citizen) => citizen.citizenId === id)?.label ?? id
  const rows = [
    [say('everybody'), switches.everybody] as const,
    ...[...switches.persons].map(([id, fault]) => [labelOf(id), fault] as const),
  ]
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<style>
body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .5rem; border-bottom: 1px solid #767676; }
label { display: block; margin: 1rem 0 .25rem; } select, input, button { font: inherit; width: 100%; min-height: 3rem; box-sizing: border-box; }
</style>
</head>
<body>
<p><a href="/?lang=${language === 'zh' ? 'en' : 'zh'}" hreflang="${language === 'zh' ? 'en' : 'zh-CN'}">${language === 'zh' ? 'English' : '中文'}</a></p>
<h1>${name}</h1>
<p>${say('simulated')}</p>
<h2>${say('now')}</h2>
<table>
<thead><tr><th scope="col">${say('who')}</th><th scope="col">${say('what')}</th></tr></thead>
<tbody>${rows.map(([who, fault]) => html`<tr><td>${who}</td><td>${faultNames[fault][language]}</td></tr>`)}</tbody>
</table>
<h2>${say('set')}</h2>
<form method="post" action="/switches?lang=${language}">
<label for="named">${say('who')}</label>
<select id="named" name="named">
<option value="">${say('everybody')}</option>
${citizens.map((citizen) => html`<option value="${citizen.citizenId}">${citizen.label}</option>`)}
</select>
<label for="citizenId">${say('otherId')}</label>
<input id="citizenId" name="citizenId" autocomplete="off" pattern="\\d{17}[\\dXx]">
<label for="fault">${say('what')}</label>
<select id="fault" name="fault">
${faults.map((fault) => html`<option value="${fault}">${faultNames[fault][language]}</option>`)}
</select>
<p><button type="submit">${say('save')}</button></p>
</form>
</body>
</html>`
}
