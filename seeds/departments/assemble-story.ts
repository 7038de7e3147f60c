import { departments } from '@happiness-code/api/departments/connector'
import { type AssembledFacts, assembleFacts } from '@happiness-code/api/facts/assemble'
import type { Household } from '../world/household.ts'
import { type DepartmentTrial, questionAbout } from './department-trial.ts'

/** Asks every department about every member, all of whom consent, and adds the district's own register. */
export async function assembleStory(
  trial: DepartmentTrial,
  household: Household,
  on: string,
): Promise<AssembledFacts> {
  let id = 0
  const stored = (
    person_id: string | null,
    name: string,
    value: unknown,
    source: string,
    as_of = on,
    quality = 'ok',
  ) => {
    id += 1
    return {
      id,
      person_id,
      name,
      value,
      source,
      as_of,
      fetched_at: trial.now(),
      consent_id: 'consent-1',
      quality,
    }
  }
  const known = (values: object) => Object.entries(values).filter(([, value]) => value !== null)
  const register = [
    ...known(household.civil).map(([name, value]) => stored(null, name, value, 'civilAffairs')),
    ...household.members.flatMap(({ id: personId, relation, birthDate, civil }) =>
      known({ relation, birthDate, ...civil }).map(([name, value]) =>
        stored(personId, name, value, 'civilAffairs'),
      ),
    ),
  ]
  const asked = departments.flatMap((department) => {
    const connector = trial.connector(department)
    return household.members.map(async (member) => ({
      member,
      answer: await connector.ask(questionAbout(member)),
    }))
  })
  const answers = await Promise.all(asked)
  return assembleFacts({
    memberIds: household.members.map((member) => member.id),
    consented: new Set(household.members.map((member) => member.id)),
    rows: [
      ...register,
      ...answers.flatMap(({ member, answer }) =>
        answer.facts.map((fact) =>
          stored(member.id, fact.name, fact.value, answer.department, fact.asOf, fact.quality),
        ),
      ),
    ],
    answers: answers.map(({ member, answer }) => ({
      person_id: member.id,
      department: answer.department,
      problem: answer.problem ?? null,
    })),
  })
}
