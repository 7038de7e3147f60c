import { body } from '../api.ts'
import { useWords } from '../ui/language.tsx'
import { api } from '../ui/office-api.ts'
import { PageTitle, WhenLoaded } from '../ui/page.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import { date, moment } from '../words/format.ts'

/** Every version of the rules; each decision names the one it was made by. */
export function VersionsPage() {
  const { w, terms, language } = useWords()
  const rules = useLoaded('versions', () => body(api.staff.policies.$get({ query: {} })))
  return (
    <>
      <PageTitle>{w.policies.versionsTitle}</PageTitle>
      <WhenLoaded of={rules}>
        {({ versions }) => (
          <ScrollTable
            caption={w.policies.versionsCaption}
            head={
              <>
                <th scope="col">{w.policies.policy}</th>
                <th scope="col">{w.policies.versionField}</th>
                <th scope="col">{w.policies.effectiveFrom}</th>
                <th scope="col">{w.policies.publishedAt}</th>
              </>
            }
          >
            {versions.map((version) => (
              <tr key={`${version.policy} ${version.version}`}>
                <th scope="row">{terms.programme[version.policy] ?? version.policy}</th>
                <td>{version.version}</td>
                <td>{date(version.effectiveFrom, language)}</td>
                <td>{moment(version.publishedAt, language)}</td>
              </tr>
            ))}
          </ScrollTable>
        )}
      </WhenLoaded>
    </>
  )
}
