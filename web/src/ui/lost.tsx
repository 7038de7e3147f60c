import { Link } from 'react-router'
import { useWords } from './language.tsx'
import { PageTitle } from './page.tsx'

/** An address that leads nowhere. */
export function Lost() {
  const { w } = useWords()
  return (
    <>
      <PageTitle>{w.lost.title}</PageTitle>
      <p>{w.lost.text}</p>
      <p>
        <Link to="/">{w.lost.home}</Link>
      </p>
    </>
  )
}
