import type { Hono } from 'hono'
import { ApiProblem, body } from '../../api.ts'
import { date } from '../../words/format.ts'
import type { PageContext, PageRequest, PagesEnv } from '../context.ts'
import { Errors, PageForm, PinField } from '../form.tsx'
import { sendPage } from '../layout.tsx'
import { Raise } from '../raise.tsx'
import { readForm } from '../read-form.ts'

type Faults = { at: string; text: string }[]

/** The PIN, and the passkey by which a resident proves to be there (grade A, security.md 1.4). */
export function pinPages(app: Hono<PagesEnv>): void {
  app.get('/home/code/pin', (c) => pinPage(c, []))
  app.post('/home/code/pin', async (c) => {
    const { api, w, problems } = c.get('page')
    const form = await readForm(c)
    const [old = '', pin = '', again = ''] = ['old', 'pin', 'again'].map((name) =>
      String(form.get(name) ?? ''),
    )
    const faults: Faults = []
    for (const [at, value] of [
      ['old', old],
      ['pin', pin],
    ] as const)
      if (!/^\d{6}$/.test(value)) faults.push({ at, text: w.ownCode.pinSix })
    if (faults.length === 0 && pin !== again)
      faults.push({ at: 'again', text: w.ownCode.pinDiffers })
    if (faults.length > 0) return await pinPage(c, faults)
    try {
      await body(api.pin.$post({ json: { old, pin } }))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.code === 'pin_wrong')
        return await pinPage(c, [{ at: 'old', text: problems.pin_wrong }])
      if (error.code === 'pin_too_easy')
        return await pinPage(c, [{ at: 'pin', text: problems.pin_too_easy }])
      // The two minutes are over: the same page asks for finger or face again.
      if (error.code === 'grade_too_low') return c.redirect('/home/code/pin', 303)
      throw error
    }
    return c.redirect('/home/codes?done=pin', 303)
  })

  app.get('/code/passkey', (c) => {
    const { w, session } = c.get('page')
    const isIn = session !== null && session.grade !== 'C'
    return sendPage(
      c,
      {
        say: w.ownCode.say.passkey,
        title: w.ownCode.passkeyTitle,
        scripts: isIn ? ['passkey'] : [],
        back: '/code',
        signedIn: isIn,
      },
      <>
        <h1>{w.ownCode.passkeyTitle}</h1>
        <p>{w.ownCode.passkeyLead}</p>
        {isIn ? (
          <div
            id="passkey"
            data-act="enrol"
            data-failed={w.ownCode.passkeyFailed}
            data-done={w.ownCode.passkeyDone}
          >
            <button type="button" id="passkey-start" className="primary" hidden>
              {w.ownCode.passkeyStart}
            </button>
            <p id="passkey-said" role="status" />
            <noscript>
              <p className="note">{w.ownCode.raiseNoScript}</p>
            </noscript>
          </div>
        ) : (
          <>
            <p className="note">{w.ownCode.passkeySignIn}</p>
            <a className="button primary" href="/code">
              {w.landing.myCode}
            </a>
          </>
        )}
      </>,
    )
  })
  app.post('/home/code/passkey-gone', async (c) => {
    await body(c.get('page').api.passkeys.revoke.$post())
    return c.redirect('/home/code/pin', 303)
  })
}

async function pinPage(c: PageRequest, faults: Faults): Promise<Response> {
  const page = c.get('page')
  const { api, w, session } = page
  const { passkeys } = await body(api.passkeys.$get())
  const isRaised = session?.grade === 'A'
  const faultOf = (name: string) => faults.find(({ at }) => at === name)?.text
  return sendPage(
    c,
    {
      say: w.ownCode.say.pin,
      title: w.ownCode.pinTitle,
      back: '/home/codes',
      signedIn: true,
      status: faults.length > 0 ? 422 : 200,
      scripts: isRaised || passkeys.length === 0 ? [] : ['passkey'],
    },
    <>
      <h1>{w.ownCode.pinTitle}</h1>
      <Errors title={w.errorTitle} faults={faults} />
      {isRaised ? (
        <PageForm action="/home/code/pin">
          <PinField name="old" label={w.ownCode.pinOld} fault={faultOf('old')} />
          <PinField label={w.ownCode.pinNew} hint={w.ownCode.pinNewHint} fault={faultOf('pin')} />
          <PinField name="again" label={w.ownCode.pinAgain} fault={faultOf('again')} />
          <p>
            <button type="submit" className="primary">
              {w.ownCode.pinChange}
            </button>
          </p>
        </PageForm>
      ) : (
        <FaceToFaceOrRaise page={page} has={passkeys.length > 0} />
      )}
      <Passkeys page={page} since={passkeys[0]?.since} />
    </>,
  )
}

function FaceToFaceOrRaise({ page, has }: { page: PageContext; has: boolean }) {
  const { w } = page
  if (has) return <Raise page={page} />
  return (
    <div className="note">
      <p>{w.ownCode.pinFaceToFace}</p>
      <p>{w.ownCode.pinFrozen}</p>
    </div>
  )
}

function Passkeys({ page, since }: { page: PageContext; since: string | undefined }) {
  const { w, language } = page
  return (
    <>
      <h2>{w.ownCode.passkeyTitle}</h2>
      {since ? (
        <form method="post" action="/home/code/passkey-gone">
          <p>{w.ownCode.passkeyHave(date(since, language))}</p>
          <button type="submit" className="quiet">
            {w.ownCode.passkeyRevoke}
          </button>
        </form>
      ) : (
        <p>{w.ownCode.passkeyNone}</p>
      )}
    </>
  )
}
