import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(min-width: 1100px)')

/** Whether three regions fit beside each other. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => query.matches,
  )
}
