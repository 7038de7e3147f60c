import type { Hono } from 'hono'
import { body } from '../../api.ts'
import type { PageRequest, PagesEnv, Session } from '../context.ts'
import { sendPage } from '../layout.tsx'

/** Into another's name and back, and the page from which one acts. */
export function actingPages(app: Hono<PagesEnv>): void {
  app.post('/home/acting/leave', async (c) => {
    await body(c.get('page').api.delegations.leave.$post())
    return c.redirect('/home/helpers', 303)
  })
  app.post('/home/acting/:id', async (c) => {
    await body(c.get('page').api.delegations[':id'].act.$post({ param: { id: c.req.param('id') } }))
    return c.redirect('/home', 303)
  })
}

/** The home of somebody who acts for another: what they were asked to do, and nothing else. */
export function actingHome(c: PageRequest, actingFor: NonNullable<Session['actingFor']>): Response {
  const { w } = c.get('page')
  const { actions, nameMasked } = actingFor
  const title = w.family.actingTitle(nameMasked)
  const may = (...any: (typeof actions)[number][]) => any.some((each) => actions.includes(each))
  const links = [
    {
      href: '/home/applications',
      name: w.family.links.applications,
      open: may('progress', 'supply'),
    },
    { href: '/home/results', name: w.family.links.results, open: may('progress', 'apply') },
    {
      href: '/home/apply/subsistence-allowance',
      name: w.family.links.start,
      open: may('apply'),
    },
    { href: '/home/money', name: w.family.links.money, open: may('payments') },
    { href: '/home/notices', name: w.family.links.notices, open: may('progress') },
  ].filter(({ open }) => open)
  return sendPage(
    c,
    { say: w.family.say.acting, title, signedIn: true },
    <>
      <h1>{title}</h1>
      <p>{w.family.actingLead}</p>
      <ul className="list">
        {links.map(({ href, name }) => (
          <li key={href}>
            <a href={href}>
              <span className="name">{name}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className="small">{w.family.closed}</p>
    </>,
  )
}
