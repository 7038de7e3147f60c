import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PageContext, PagesEnv } from '../context.ts'
import { Choices, TextField } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { Rest } from '../rest.tsx'
import { policyPage } from './library-entry.tsx'

const filters = ['all', 'here', 'department', 'automatic', 'money'] as const
type Filter = (typeof filters)[number]
type Entry = Awaited<ReturnType<typeof readEntries>>[number]

async function readEntries({ api, language }: PageContext) {
  return (await body(api.policies.$get({ query: { language } }))).policies
}

/** The law for everybody: search and filter by plain links and a form that may be kept as an address. */
export function libraryPages(app: Hono<PagesEnv>): void {
  app.get('/policies', async (c) => {
    const page = c.get('page')
    const { w } = page
    const sought = (c.req.query('q') ?? '').slice(0, 100)
    const filter = filters.find((each) => each === c.req.query('only')) ?? 'all'
    const found = (await readEntries(page)).filter(
      (entry) => passes(entry, filter) && isSought(page, entry, sought),
    )
    return sendPage(
      c,
      { title: w.policies.title, say: w.policiesSay.all, back: '/' },
      <>
        <h1>{w.policies.title}</h1>
        <p>{w.policies.lead}</p>
        <Rest page={page} title={w.policies.search}>
          <search>
            <form method="get" action="/policies">
              <TextField
                name="q"
                type="search"
                label={w.policies.search}
                hint={w.policies.searchHint}
                value={sought}
                maxLength={100}
              />
              <fieldset>
                <legend>{w.policies.filterTitle}</legend>
                <Choices
                  name="only"
                  type="radio"
                  options={filters.map((value) => ({ value, label: w.policies.filter[value] }))}
                  chosen={[filter]}
                />
              </fieldset>
              <button type="submit">{w.policies.find}</button>
            </form>
          </search>
        </Rest>
        <p role="status">
          {found.length === 0 ? w.policies.nothing : w.policies.found(found.length)}
        </p>
        {found.length === 0 ? (
          <a className="button" href="/policies">
            {w.policies.showAll}
          </a>
        ) : (
          <ul className="list">
            {found.map((entry) => (
              <li key={entry.programme}>
                <a href={`/policies/${entry.programme}`}>
                  <span>
                    <span className="name">
                      {page.terms.programme[entry.programme] ?? entry.name}
                    </span>
                    <br />
                    <span className="quiet-text">{page.terms.programmePlain[entry.programme]}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </>,
    )
  })
  app.get('/policies/:programme', policyPage)
}

function passes(entry: Entry, filter: Filter): boolean {
  switch (filter) {
    case 'here':
      return entry.here
    case 'department':
      return !entry.here && entry.automaticFor.length === 0
    case 'automatic':
      return entry.automaticFor.length > 0
    case 'money':
      return entry.every === 'month'
    case 'all':
      return true
  }
}

/** In the name, in the plain words, in who gives it; case and width of letters do not matter. */
function isSought({ w, terms }: PageContext, entry: Entry, sought: string): boolean {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase()
  const text = fold(
    [
      entry.name,
      terms.programme[entry.programme],
      terms.programmePlain[entry.programme],
      w.results.where[entry.department],
    ].join(' '),
  )
  return fold(sought)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
