import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ApiProblem, body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { PageTitle } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { useAct } from '../ui/use-act.ts'
import { passkeyWords } from '../words/passkey.ts'
import { LanguageButton } from './language-button.tsx'

/** The device said no, or the officer did: one answer for both. */
async function onDevice<Answer>(ask: Promise<Answer>): Promise<Answer> {
  try {
    return await ask
  } catch (cause) {
    if (cause instanceof WebAuthnError || cause instanceof DOMException)
      throw new ApiProblem('sign_in_refused')
    throw cause
  }
}

/** What the api hands to the device is JSON of the WebAuthn standard; its shape is the library's. */
type Wire = Record<string, never>

/** Signs in with a passkey of this device, phone or security key. */
export function PasskeySignIn() {
  const { language } = useWords()
  const words = passkeyWords[language]
  const navigate = useNavigate()
  const { run, busy, problem } = useAct(async () => {
    const { options } = await body(api.staff.sessions.passkey.options.$post())
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
    const response = await onDevice(startAuthentication({ optionsJSON }))
    await body(
      api.staff.sessions.passkey.$post({ json: { response: response as unknown as Wire } }),
    )
    navigate('/', { replace: true })
  })
  return (
    <>
      <p>{words.lead}</p>
      <ProblemNote problem={problem} />
      <button type="button" className="primary" disabled={busy} onClick={() => void run()}>
        {words.use}
      </button>
    </>
  )
}

/** Enrols a passkey by the one-time invitation in the address, and signs in with it. */
export function Invitation() {
  const { w, language } = useWords()
  const words = passkeyWords[language]
  const navigate = useNavigate()
  const [token] = useState(() => window.location.hash.slice(1))
  const { run, busy, problem } = useAct(async () => {
    window.history.replaceState(null, '', window.location.pathname)
    const { options } = await body(api.staff.passkeys.options.$post({ json: { token } }))
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
    const response = await onDevice(startRegistration({ optionsJSON }))
    await body(api.staff.passkeys.$post({ json: { response: response as unknown as Wire } }))
    navigate('/', { replace: true })
  })
  return (
    <>
      <header className="top">
        <span className="brand">{w.brand}</span>
        <LanguageButton />
      </header>
      <main className="narrow">
        <PageTitle>{words.invited}</PageTitle>
        {token ? (
          <>
            <p>{words.invitedLead}</p>
            <ProblemNote problem={problem} />
            <button type="button" className="primary" disabled={busy} onClick={() => void run()}>
              {words.enrol}
            </button>
          </>
        ) : (
          <p className="note attention">{words.noToken}</p>
        )}
      </main>
    </>
  )
}
