import { useWords } from '../ui/language.tsx'
import { ScrollTable } from '../ui/scroll-table.tsx'
import { showValue } from '../ui/show-value.ts'
import { citation } from '../words/format.ts'
import type { Decision } from './case-data.ts'

/** The dated values that the decision used, and the figures on the way to it. */
export function EngineParameters({ decision }: { decision: Decision }) {
  const { w, language } = useWords()
  return (
    <>
      <h3>{w.engine.parameters}</h3>
      <ScrollTable
        caption={w.engine.parameters}
        hideCaption
        head={
          <>
            <th scope="col">{w.engine.parameter}</th>
            <th scope="col">{w.engine.value}</th>
            <th scope="col">{w.engine.from}</th>
            <th scope="col">{w.engine.source}</th>
          </>
        }
      >
        {decision.parameters.map((parameter) => (
          <tr key={parameter.name}>
            <th scope="row">
              {w.parameter[parameter.name] ?? parameter.name}
              {parameter.example ? (
                <>
                  {' '}
                  <span className="badge attention" title={w.engine.exampleHint}>
                    {w.engine.example}
                  </span>
                </>
              ) : null}
            </th>
            <td className="money">{showValue(parameter.value, parameter.unit, language)}</td>
            <td className="day">{parameter.from}</td>
            <td>
              {parameter.source}
              {parameter.article ? (
                <p className="hint">{citation(parameter.article, language)}</p>
              ) : null}
            </td>
          </tr>
        ))}
      </ScrollTable>
      {decision.parameters.some((parameter) => parameter.example) ? (
        <p className="hint">
          {w.engine.example}
          {w.colon}
          {w.engine.exampleHint}
        </p>
      ) : null}
      <details>
        <summary>{w.engine.figures}</summary>
        <dl className="pairs">
          {decision.figures.map((figure) => (
            <div key={figure.name} className="pair">
              <dt>{w.figure[figure.name] ?? figure.name}</dt>
              <dd>{showValue(figure.value, figure.unit, language)}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">
          {w.engine.hash}
          {w.colon}
          <code>{decision.evaluationSha256}</code>
        </p>
      </details>
    </>
  )
}
