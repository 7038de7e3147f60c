import { useState } from 'react'
import type { ApiProblem } from '../api.ts'
import { asProblem } from './office-api.ts'

/** One thing an officer does: busy while it runs, a problem when it fails; never twice at a time. */
export function useAct<Given extends unknown[]>(act: (...given: Given) => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const run = async (...given: Given) => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await act(...given)
    } catch (cause) {
      setProblem(asProblem(cause))
    } finally {
      setBusy(false)
    }
  }
  return { run, busy, problem }
}
