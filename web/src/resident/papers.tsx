import { ApiProblem, body } from '../api.ts'
import { moment } from '../words/format.ts'
import type { PageContext } from './context.ts'
import { Choices } from './form.tsx'
import type { Fault } from './pages/answers.ts'
import type { Draft } from './pages/draft.ts'
import { OneOf } from './pages/question-control.tsx'
import { Rest } from './rest.tsx'

type Paper = Draft['documents'][number]
export type EarlierPaper = Draft['earlier'][number]

/** As many as may wait to be handed in; the api counts them. */
const MAX_FILES = 20
const accepted = 'image/jpeg,image/png,image/webp,application/pdf'

/**
 * Gives the files of a form one after the other. Each has its own result: the good ones are kept, and the bad ones
 * come back named, with what is wrong with them.
 */
export async function givePapers(page: PageContext, form: FormData): Promise<Fault[]> {
  const { w, api, problems } = page
  const kinds = Object.keys(w.papers.kinds)
  const kind = String(form.get('kind') ?? '')
  const faults: Fault[] = []
  const files = form.getAll('file').filter((file) => file instanceof File) as unknown as File[]
  for (const file of files) {
    if (file.size === 0 && file.name === '') continue
    try {
      await body(
        api.documents.$post({
          form: { kind: (kinds.includes(kind) ? kind : 'other') as 'other', file: file as never },
        }),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code === 'not_signed_in') throw error
      if (error.code === 'too_many_files') {
        faults.push({ at: 'file', text: w.papers.tooMany })
        break
      }
      const why = error.code === 'body_too_large' ? w.papers.tooLarge : problems[error.code]
      const name = file.name === '' ? w.papers.unnamed : file.name.slice(0, 80)
      faults.push({ at: 'file', text: w.papers.bad(name, why) })
    }
  }
  return faults
}

/** Takes back the one whose button was pressed; says whether one was. */
export async function removePaper(page: PageContext, form: FormData): Promise<boolean> {
  const id = String(form.get('remove') ?? '')
  if (id === '') return false
  await body(page.api.documents[':id'].$delete({ param: { id } })).catch(
    (error: { code?: string }) => {
      // Pressed twice, or in another tab: it is gone, which is what was wanted.
      if (error.code !== 'not_found') throw error
    },
  )
  return true
}

/** Photos and papers that wait, a way to add some, and those of last time. Without script a plain form with files. */
export function Papers({
  page,
  documents,
  earlier,
  earlierHref,
}: {
  page: PageContext
  documents: Paper[]
  earlier: EarlierPaper[]
  earlierHref: string
}) {
  const { w } = page
  const chosen = earlier.filter((each) => each.chosen).length
  return (
    <>
      {earlier.length > 0 ? (
        <ul className="list">
          <li>
            <a href={earlierHref}>
              <span className="name">{w.papers.earlierTitle}</span>
              <span className="state">{w.tasks.files(chosen)}</span>
            </a>
          </li>
        </ul>
      ) : null}
      <ul id="given" className="papers" data-most={MAX_FILES}>
        {documents.map((each) => (
          <PaperRow key={each.id} page={page} paper={each} />
        ))}
      </ul>
      <p id="given-none" className="quiet-text" hidden={documents.length > 0}>
        {w.papers.none}
      </p>
      <Rest page={page} title={w.papers.kind}>
        <h2>{w.papers.kind}</h2>
        <OneOf
          name="kind"
          title={w.papers.kind}
          hint=""
          fault={undefined}
          chosen="other"
          options={Object.entries(w.papers.kinds).map(([value, label]) => ({ value, label }))}
        />
      </Rest>
      <div id="add" className="add" data-words={JSON.stringify(wordsOfScript(page))}>
        <label htmlFor="file">{w.papers.pick}</label>
        <p className="hint" id="file-hint">
          {w.papers.hint}
        </p>
        <input
          id="file"
          aria-describedby="file-hint"
          name="file"
          type="file"
          accept={accepted}
          multiple
        />
        <button type="submit" name="more" value="1" className="without-script">
          {w.papers.upload}
        </button>
        <p id="added" className="out-of-sight" role="status" />
      </div>
    </>
  )
}

function PaperRow({ page, paper }: { page: PageContext; paper: Paper }) {
  const { w, language } = page
  const kind = w.papers.kinds[paper.kind] ?? paper.kind
  return (
    <li className="paper">
      {paper.mediaType === 'image/jpeg' ? (
        <img src={`/api/documents/${paper.id}/picture`} alt="" loading="lazy" />
      ) : (
        <span className="sheet" aria-hidden="true">
          PDF
        </span>
      )}
      <span className="about">
        {kind}
        <br />
        <span className="small">{w.papers.at(moment(paper.addedAt, language))}</span>
      </span>
      <button
        type="submit"
        name="remove"
        value={paper.id}
        className="quiet"
        aria-label={w.pair(w.papers.remove, kind)}
      >
        {w.papers.remove}
      </button>
    </li>
  )
}

/** Papers of earlier cases, each to be ticked. */
export function EarlierPapers({ page, earlier }: { page: PageContext; earlier: EarlierPaper[] }) {
  const { w, language } = page
  return (
    <fieldset>
      <legend className="hint">{w.papers.earlierLead}</legend>
      <Choices
        name="earlier"
        type="checkbox"
        chosen={earlier.filter((each) => each.chosen).map(({ id }) => id)}
        options={earlier.map((each) => ({
          value: each.id,
          label: (
            <>
              {each.own && each.mediaType === 'image/jpeg' ? (
                <img src={`/api/documents/${each.id}/picture`} alt="" loading="lazy" />
              ) : null}
              {w.papers.earlier(
                w.papers.kinds[each.kind] ?? each.kind,
                moment(each.addedAt, language),
              )}
            </>
          ),
        }))}
      />
    </fieldset>
  )
}

/** What the script says; it has no words of its own. */
function wordsOfScript({ w, problems }: PageContext): Record<string, string> {
  const { papers } = w
  return {
    camera: papers.camera,
    pick: papers.pick,
    remove: papers.remove,
    turn: papers.turn,
    again: papers.again,
    preparing: papers.preparing,
    sending: papers.sending,
    received: papers.received,
    waiting: papers.waiting,
    tooMany: papers.tooMany,
    body_too_large: papers.tooLarge,
    too_many_files: papers.tooMany,
    file_type_refused: problems.file_type_refused,
    file_empty: problems.file_empty,
    file_damaged: problems.file_damaged,
    file_locked: problems.file_locked,
    file_too_long: problems.file_too_long,
    picture_too_large: problems.picture_too_large,
    too_many_requests: problems.too_many_requests,
    not_signed_in: problems.not_signed_in,
    unavailable: problems.unavailable,
  }
}
