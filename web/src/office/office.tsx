import { lazy, useEffect } from 'react'
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router'
import { Lost } from '../ui/lost.tsx'
import { onSignedOut } from '../ui/office-api.ts'
import { useOfficer } from '../ui/officer.ts'
import { homeOf } from './home-of.ts'
import { Invitation } from './passkey.tsx'
import { Shell } from './shell.tsx'
import { SignIn } from './sign-in.tsx'

const People = lazy(() => import('../caseworker/people-face.tsx'))
const Cases = lazy(() => import('../caseworker/cases-face.tsx'))
const Payments = lazy(() => import('../supervisor/payments-face.tsx'))
const Audit = lazy(() => import('../supervisor/audit-page.tsx'))
const Questions = lazy(() => import('../caseworker/read-questions.tsx'))
const Policies = lazy(() => import('../policy-admin/policies-face.tsx'))

/** Every page of the officers; each face is loaded when somebody goes there. */
export function Office() {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  useEffect(
    () =>
      onSignedOut(() => {
        if (pathname !== '/sign-in') navigate('/sign-in', { state: { signedOut: true } })
      }),
    [navigate, pathname],
  )
  return (
    <Routes>
      <Route path="/sign-in" element={<SignIn />} />
      <Route path="/invitation" element={<Invitation />} />
      <Route element={<Shell />}>
        <Route index element={<Home />} />
        <Route path="/people/*" element={<People />} />
        <Route path="/cases/*" element={<Cases />} />
        <Route path="/payments/*" element={<Payments />} />
        <Route path="/policies/*" element={<Policies />} />
        <Route path="/questions" element={<Questions />} />
        <Route path="/audit" element={<Audit />} />
        <Route path="*" element={<Lost />} />
      </Route>
    </Routes>
  )
}

function Home() {
  return <Navigate to={homeOf(useOfficer().role)} replace />
}
