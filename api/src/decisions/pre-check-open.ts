import type { PreCheckAnswers } from './pre-check-answers.ts'

type Question = keyof PreCheckAnswers
type Reason = { result: string; facts: readonly string[] }

/** Facts that a question tells of, where registers take what is absent as none. Nobody has said none here. */
const toldBy: Partial<Record<Question, readonly string[]>> = {
  health: ['disabilityGrade', 'disabilityKind', 'seriousIllness'],
  old: ['birthDate'],
  children: ['birthDate', 'childStatus'],
  people: ['birthDate', 'childStatus'],
  registered: ['localHukou', 'residencePermit'],
}

/** Does a no rest on a question that was left open? Then it is no no: what is not said is unknown. */
export function restsOnOpenQuestion(reasons: readonly Reason[], answers: PreCheckAnswers): boolean {
  const open = new Set(
    Object.entries(toldBy).flatMap(([question, facts]) =>
      answers[question as Question] === undefined ? facts : [],
    ),
  )
  return reasons.some(
    ({ result, facts }) =>
      result === 'failed' && facts.some((path) => open.has(path.slice(path.lastIndexOf('.') + 1))),
  )
}
