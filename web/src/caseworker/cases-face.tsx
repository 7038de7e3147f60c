import { Route, Routes } from 'react-router'
import { CasePage } from './case-page.tsx'
import { CaseQueue } from './case-queue.tsx'
import './caseworker.css'

/** The caseworkers' pages. */
export default function CasesFace() {
  return (
    <Routes>
      <Route index element={<CaseQueue />} />
      <Route path=":householdId/:id" element={<CasePage />} />
    </Routes>
  )
}
