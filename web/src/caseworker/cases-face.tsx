import { Route, Routes } from 'react-router'
import { Lost } from '../ui/lost.tsx'
import { CasePage } from './case-page.tsx'
import { CaseQueue } from './case-queue.tsx'
import { HeardPage } from './heard-page.tsx'
import './caseworker.css'

/** The caseworkers' pages. */
export default function CasesFace() {
  return (
    <Routes>
      <Route index element={<CaseQueue />} />
      <Route path="heard" element={<HeardPage />} />
      <Route path=":householdId/:id" element={<CasePage />} />
      <Route path="*" element={<Lost />} />
    </Routes>
  )
}
