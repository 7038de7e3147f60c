import { useWords } from '../ui/language.tsx'

/** The way to the residents' sign-in on this device: while the meeting runs, card and PIN give grade B. */
export function ApplyTogether() {
  const { w } = useWords()
  return (
    <section aria-labelledby="together">
      <h2 id="together">{w.meet.together}</h2>
      <p>{w.meet.togetherHint}</p>
      <p>
        <a className="button" href="/c" target="_blank" rel="noreferrer">
          {w.meet.together}
        </a>
      </p>
    </section>
  )
}
