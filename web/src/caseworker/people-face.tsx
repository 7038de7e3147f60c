import { Route, Routes } from 'react-router'
import { Lost } from '../ui/lost.tsx'
import { CardPage } from './card-page.tsx'
import './caseworker.css'
import { HandOver } from './hand-over.tsx'
import { MeetResident } from './meet-resident.tsx'
import { PersonRecord } from './person-record.tsx'
import { SearchPeople } from './search-people.tsx'

/** The community worker's pages; caseworkers use them too. */
export default function PeopleFace() {
  return (
    <Routes>
      <Route index element={<SearchPeople />} />
      <Route path="meet" element={<MeetResident />} />
      <Route path="hand-over" element={<HandOver />} />
      <Route path=":householdId/:personId" element={<PersonRecord />} />
      <Route path=":householdId/:personId/card" element={<CardPage />} />
      <Route path="*" element={<Lost />} />
    </Routes>
  )
}
