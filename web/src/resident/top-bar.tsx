import type { PageContext } from './context.ts'
import type { PageOptions } from './layout.tsx'

/**
 * Home, reading aloud, print size, language: the same on every page. On a page with a form the last two send the
 * form to the page itself, so that nothing typed is lost; elsewhere they are a small form of their own.
 */
export function TopBar({ page, options }: { page: PageContext; options: PageOptions }) {
  const { w, tongueCode, tongues } = page
  const choices = [
    {
      value: `elder:${page.elder ? '0' : '1'}`,
      text: page.elder ? w.standardMode : w.elderMode,
      tag: undefined,
    },
    ...Object.entries(tongues)
      .filter(([code]) => code !== tongueCode)
      .map(([code, { name, tag }]) => ({ value: `language:${code}`, text: name, tag })),
  ]
  const buttons = choices.map(({ value, text, tag }) => (
    <button
      key={value}
      type="submit"
      name="switch"
      value={value}
      lang={tag}
      {...(options.form ? { form: 'form', formAction: page.here, formNoValidate: true } : {})}
    >
      {text}
    </button>
  ))
  return (
    <header className="top">
      <div className="top-in">
        <a className="brand" href={options.signedIn ? '/home' : '/'}>
          <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path d="M2 2h28v28H2zM7 7v18h18V7z" fillRule="evenodd" />
            <path d="M16 10l6 5v7h-4v-4h-4v4h-4v-7z" />
          </svg>
          {w.brand}
        </a>
        <nav aria-label={w.settings}>
          <button
            type="button"
            id="read-aloud"
            hidden
            data-say={options.say}
            data-stop={w.frame.stop}
          >
            {w.frame.readAloud}
          </button>
          {options.form ? (
            buttons
          ) : (
            <form method="post" action="/settings">
              <input type="hidden" name="back" value={page.here} />
              {buttons}
            </form>
          )}
        </nav>
      </div>
    </header>
  )
}
