/** Why an officer looks at a resident's data; each look is kept with its purpose. */
export const purposes = ['assist', 'visit', 'casework'] as const
export type Purpose = (typeof purposes)[number]

export function isPurpose(text: string | null): text is Purpose {
  return (purposes as readonly (string | null)[]).includes(text)
}
