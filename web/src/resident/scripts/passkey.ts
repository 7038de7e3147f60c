import { base64url, byId, bytesOf, send } from './page.ts'

type Descriptor = { id: string; type: 'public-key' }
type Options = {
  challenge: string
  user: { id: string; name: string; displayName: string }
  excludeCredentials?: Descriptor[]
  allowCredentials?: Descriptor[]
}

/** A passkey is made with a ticket, or proves that it is its owner who asks: then the page is asked for again. */
const place = byId('passkey')
const button = byId<HTMLButtonElement>('passkey-start')
const isEnrolment = place.dataset.act === 'enrol'
const ticket = location.hash.slice(1)
if (isEnrolment) history.replaceState(null, '', location.pathname)

const isAble = 'PublicKeyCredential' in window && (!isEnrolment || ticket !== '')
button.hidden = !isAble
if (!isAble) byId('passkey-said').textContent = place.dataset.failed ?? ''

button.addEventListener('click', () => {
  button.disabled = true
  byId('passkey-said').textContent = ''
  const work = isEnrolment ? enrol() : prove()
  work
    .catch(() => false)
    .then((isDone) => {
      button.disabled = false
      if (!isDone) byId('passkey-said').textContent = place.dataset.failed ?? ''
      else if (isEnrolment) {
        button.hidden = true
        byId('passkey-said').textContent = place.dataset.done ?? ''
      } else location.reload()
    })
})

async function enrol(): Promise<boolean> {
  const begun = await send('/api/passkeys/options', { ticket })
  if (!begun.ok) return false
  const options = begun.body.options as Options
  const publicKey = Object.assign({}, options, {
    challenge: bytesOf(options.challenge),
    user: Object.assign({}, options.user, { id: bytesOf(options.user.id) }),
    excludeCredentials: [],
  }) as unknown as PublicKeyCredentialCreationOptions
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null
  if (!made) return false
  const { clientDataJSON, attestationObject } = made.response as AuthenticatorAttestationResponse
  const response = Object.assign(named(made), {
    response: {
      clientDataJSON: base64url(clientDataJSON),
      attestationObject: base64url(attestationObject),
    },
  })
  return (await send('/api/passkeys', { response })).ok
}

async function prove(): Promise<boolean> {
  const begun = await send('/api/sessions/raise/options', {})
  if (!begun.ok) return false
  const options = begun.body.options as Options
  const publicKey = Object.assign({}, options, {
    challenge: bytesOf(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map(({ id, type }) => ({
      type,
      id: bytesOf(id),
    })),
  }) as unknown as PublicKeyCredentialRequestOptions
  const shown = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null
  if (!shown) return false
  const { clientDataJSON, authenticatorData, signature } =
    shown.response as AuthenticatorAssertionResponse
  const response = Object.assign(named(shown), {
    response: {
      clientDataJSON: base64url(clientDataJSON),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(signature),
    },
  })
  return (await send('/api/sessions/raise', { response })).ok
}

function named(credential: PublicKeyCredential) {
  return {
    id: credential.id,
    rawId: base64url(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
  }
}
