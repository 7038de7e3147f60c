/** The page of one's own that a sign-in leads back to; empty for any other address, so that no link leads astray. */
export function ownPageOf(next: string | undefined): string {
  return next && /^\/home(\/[\w-]+)*$/.test(next) ? next : ''
}

/** A way to sign in that keeps where its reader wanted to go. */
export function withNext(way: '/c' | '/code', next: string): string {
  return next ? `${way}?next=${next}` : way
}
