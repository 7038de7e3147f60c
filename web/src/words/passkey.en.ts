/** Passkeys of officers. */
export const passkeyEn = {
  use: 'Sign in with a passkey',
  lead: 'Officers sign in with the passkey of their device or security key. There are no passwords.',
  invited: 'Enrol a passkey',
  invitedLead:
    'This invitation works once. Your device asks for your fingerprint, face or PIN; none of them leaves it.',
  enrol: 'Enrol on this device',
  noToken: 'This page needs an invitation. Ask your operator for one.',
}
