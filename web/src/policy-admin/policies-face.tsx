import { Route, Routes } from 'react-router'
import { Lost } from '../ui/lost.tsx'
import { ChangesPage } from './changes-page.tsx'
import { DraftProvider } from './draft.tsx'
import { DraftBar } from './draft-bar.tsx'
import { DraftPage } from './draft-page.tsx'
import { ParametersPage } from './parameters-page.tsx'
import './policy-admin.css'
import { RulesPage } from './rules-page.tsx'
import { VersionsPage } from './versions-page.tsx'

/** Rules, parameters and changes: one officer writes, another publishes. */
export default function PoliciesFace() {
  return (
    <DraftProvider>
      <DraftBar />
      <Routes>
        <Route index element={<RulesPage />} />
        <Route path="parameters" element={<ParametersPage />} />
        <Route path="changes" element={<ChangesPage />} />
        <Route path="changes/new" element={<DraftPage />} />
        <Route path="versions" element={<VersionsPage />} />
        <Route path="*" element={<Lost />} />
      </Routes>
    </DraftProvider>
  )
}
