import { Suspense, useEffect, useRef } from 'react'
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router'
import { body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { OfficerContext, type SignedInOfficer } from '../ui/officer.ts'
import { Loading, WhenLoaded } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { menuOf } from './home-of.ts'
import { LanguageButton } from './language-button.tsx'

/** Header, menu and the page; knows who is signed in before it shows anything. */
export function Shell() {
  const { w } = useWords()
  const me = useLoaded('me', loadMe)
  return (
    <>
      <a className="skip" href="#main">
        {w.skip}
      </a>
      <header className="top">
        <Link className="brand" to="/">
          {w.brand}
        </Link>
        {me.data ? <Who officer={me.data.officer} /> : null}
        <LanguageButton />
      </header>
      {me.data ? <Menu role={me.data.officer.role} /> : null}
      <Main>
        <WhenLoaded of={me}>
          {(signedIn) => (
            <OfficerContext value={signedIn}>
              <Suspense fallback={<Loading />}>
                <Outlet />
              </Suspense>
            </OfficerContext>
          )}
        </WhenLoaded>
      </Main>
    </>
  )
}

/** After a change of page the keyboard and the screen reader start at its top. */
function Main({ children }: { children: React.ReactNode }) {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    const wasDoor = shown.current === '/'
    shown.current = pathname
    // The first page leads on to the officer's own: no change that anybody made.
    if (wasDoor) return
    main.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [pathname])
  return (
    <main id="main" tabIndex={-1} ref={main}>
      {children}
    </main>
  )
}

function Menu({ role }: { role: SignedInOfficer['officer']['role'] }) {
  const { w } = useWords()
  return (
    <nav className="menu" aria-label={w.menu}>
      {menuOf(role).map(({ name, to }) => (
        <NavLink key={to} to={to} end={to === '/people' || to === '/policies' || to === '/cases'}>
          {w.nav[name]}
        </NavLink>
      ))}
    </nav>
  )
}

function Who({ officer }: { officer: SignedInOfficer['officer'] }) {
  const { w, terms, language } = useWords()
  const navigate = useNavigate()
  const { run, busy, problem } = useAct(async () => {
    await body(api.staff.sessions.current.$delete())
    navigate('/sign-in')
  })
  return (
    <div className="who">
      <ProblemNote problem={problem} />
      <span>
        <strong>{language === 'zh' ? officer.name : officer.nameEn}</strong>{' '}
        {terms.role[officer.role]}
      </span>
      <button type="button" className="small" disabled={busy} onClick={() => void run()}>
        {w.signOut}
      </button>
    </div>
  )
}

async function loadMe(): Promise<SignedInOfficer> {
  const officer = await body(api.staff.me.$get())
  if (!officer.demo) return { officer, clockAheadMs: 0 }
  const { procedureNow } = await body(api.demo.clock.$get())
  return { officer, clockAheadMs: new Date(procedureNow).getTime() - Date.now() }
}
