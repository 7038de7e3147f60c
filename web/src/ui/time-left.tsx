import { useEffect, useState } from 'react'
import { useWords } from './language.tsx'

/** Time that runs out: counts on screen, and a screen reader hears it only when it asks. */
export function TimeLeft({ until, onEnd }: { until: string; onEnd?: () => void }) {
  const { w } = useWords()
  const [now, setNow] = useState(Date.now)
  const leftMs = new Date(until).getTime() - now
  const ended = leftMs <= 0
  useEffect(() => {
    if (ended) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [ended])
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it ends
  useEffect(() => {
    if (ended) onEnd?.()
  }, [ended])
  const seconds = Math.ceil(leftMs / 1000)
  return (
    <span className={ended ? 'time ended' : 'time'}>
      {ended
        ? w.left.ended
        : seconds >= 60
          ? w.left.minutes(Math.ceil(seconds / 60))
          : w.left.seconds(seconds)}
    </span>
  )
}
