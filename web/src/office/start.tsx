import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { LanguageProvider } from '../ui/language.tsx'
import '../ui/tokens.css'
import './office.css'
import { Office } from './office.tsx'

const place = document.getElementById('office')
if (!place) throw new Error('office.html has no place for the pages')
createRoot(place).render(
  <StrictMode>
    <BrowserRouter basename="/office">
      <LanguageProvider>
        <Office />
      </LanguageProvider>
    </BrowserRouter>
  </StrictMode>,
)
