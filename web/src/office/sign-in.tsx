import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { Loading, PageTitle } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'
import { LanguageButton } from './language-button.tsx'
import { PasskeySignIn } from './passkey.tsx'

/** Signs in by the one-time link; without one, says how to get it. */
export function SignIn() {
  const { w } = useWords()
  const navigate = useNavigate()
  const { hash, state } = useLocation()
  const token = hash.slice(1)
  const sent = useRef('')
  const { run, busy, problem } = useAct(async (given: string) => {
    await body(api.staff.sessions.link.$post({ json: { token: given } }))
    navigate('/', { replace: true })
  })
  useEffect(() => {
    // Once: a token is good for one use, and it leaves the address bar before anything else happens.
    if (!token || sent.current === token) return
    sent.current = token
    window.history.replaceState(null, '', window.location.pathname)
    void run(token)
  })
  const wasSignedOut = (state as { signedOut?: boolean } | null)?.signedOut === true
  return (
    <>
      <header className="top">
        <span className="brand">{w.brand}</span>
        <LanguageButton />
      </header>
      <main className="narrow">
        <PageTitle>{w.signIn.title}</PageTitle>
        {wasSignedOut && !problem && !busy ? (
          <p role="status" className="note attention">
            {w.signIn.signedOut}
          </p>
        ) : null}
        <ProblemNote problem={problem} />
        {busy ? (
          <Loading />
        ) : (
          <>
            <PasskeySignIn />
            <p>{w.signIn.byLink}</p>
            <p>{w.signIn.used}</p>
            <p className="hint">{w.signIn.demo}</p>
          </>
        )}
      </main>
    </>
  )
}
