import { showValue } from '../../ui/show-value.ts'
import { citation, lawDay } from '../../words/format.ts'
import { officeWords } from '../../words/office.ts'
import type { PageContext } from '../context.ts'
import type { Decision } from './results.tsx'

/** The figures on the way to the outcome; what is not a number says nothing to a reader without its rule. */
export function Figures({ page, figures }: { page: PageContext; figures: Decision['figures'] }) {
  const { w, language } = page
  const shown = figures.filter(({ value }) => typeof value === 'number')
  if (shown.length === 0) return null
  return (
    <details>
      <summary>{w.results.figures}</summary>
      <dl className="rows">
        {shown.map(({ name, title, value, unit }) => (
          <div key={name}>
            <dt>{title}</dt>
            <dd>{showValue(value, unit, language)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Each amount and rule of the law that was used: its value, since when, where it holds, and where it stands. */
export function LawValues({
  page,
  parameters,
}: {
  page: PageContext
  parameters: Decision['parameters']
}) {
  const { w, terms, language } = page
  if (parameters.length === 0) return null
  return (
    <details>
      <summary>{w.results.law}</summary>
      <dl className="rows">
        {parameters.map((parameter) => (
          <div key={parameter.name}>
            <dt>
              {officeWords[language].parameter[parameter.name] ??
                citation(parameter.article ?? parameter.source, language)}
              {parameter.example ? (
                <>
                  {' '}
                  <span className="tag example">{w.results.exampleMark}</span>
                </>
              ) : null}
              <span className="small">
                {' '}
                {[
                  terms.place[parameter.place],
                  w.results.lawFrom(lawDay(parameter.from, language)),
                  parameter.article ? citation(parameter.article, language) : null,
                  parameter.source,
                  parameter.example ? w.results.example : null,
                ]
                  .filter(Boolean)
                  .join(language === 'zh' ? '，' : ', ')}
              </span>
            </dt>
            <dd>
              {parameter.value === null
                ? w.results.notSet
                : showValue(parameter.value, parameter.unit, language)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
