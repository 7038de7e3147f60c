import { useCallback, useEffect, useRef, useState } from 'react'
import type { ApiProblem } from '../api.ts'
import { asProblem } from './office-api.ts'

export type Loaded<Data> = {
  data: Data | undefined
  problem: ApiProblem | undefined
  loading: boolean
  /** Loads again; what is shown stays until the new answer is there. */
  reload(): Promise<void>
}

/** Loads when `key` changes. A late answer to an earlier key is dropped. */
export function useLoaded<Data>(key: string, load: () => Promise<Data>): Loaded<Data> {
  const [state, setState] = useState<{ key: string; data?: Data; problem?: ApiProblem }>({ key })
  const [loading, setLoading] = useState(true)
  const newest = useRef({ key, load })
  newest.current = { key, load }

  const reload = useCallback(async () => {
    const asked = newest.current.key
    setLoading(true)
    try {
      const data = await newest.current.load()
      if (asked === newest.current.key) setState({ key: asked, data })
    } catch (cause) {
      const problem = asProblem(cause)
      if (asked === newest.current.key)
        setState((before) => ({ ...(before.key === asked ? before : {}), key: asked, problem }))
    } finally {
      if (asked === newest.current.key) setLoading(false)
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is loaded
  useEffect(() => {
    void reload()
  }, [key, reload])

  const isOfKey = state.key === key
  return {
    data: isOfKey ? state.data : undefined,
    problem: isOfKey ? state.problem : undefined,
    loading,
    reload,
  }
}
