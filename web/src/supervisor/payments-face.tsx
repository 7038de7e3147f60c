import { Route, Routes } from 'react-router'
import { Lost } from '../ui/lost.tsx'
import { RunPage } from './run-page.tsx'
import { RunsPage } from './runs-page.tsx'
import './supervisor.css'

/** The payments desk: one prepares, another releases. */
export default function PaymentsFace() {
  return (
    <Routes>
      <Route index element={<RunsPage />} />
      <Route path=":id" element={<RunPage />} />
      <Route path="*" element={<Lost />} />
    </Routes>
  )
}
