import { readdir, readFile } from 'node:fs/promises'
import {
  type CasesFile,
  compile,
  inputPaths,
  type ParameterRow,
  type PolicyWords,
  runCases,
} from '@happiness-code/policy-engine'
import type { Trx } from '../db/connect.ts'
import { isSupplied } from '../facts/supplied.ts'
import { versionHash } from '../policies/change.ts'
import {
  countPolicyVersions,
  insertParameter,
  insertPolicyVersion,
} from '../policies/policy.queries.ts'
import { programmeFile, upsertProgramme } from '../policies/programme.queries.ts'
import { type Procedure, upsertProcedure } from './procedure.queries.ts'

/** First day of the rules that a district starts with; amounts have their own dates. */
const FIRST_DAY = '2021-01-01'

/** Folders (URLs ending in a slash) with `<policy>.dmn`, `.words.json`, `.cases.json`, `.programme.json`, `.procedure.json`, and parameter files. */
export type LawFolders = { policies: URL; parameters: URL }

/** Loads programmes and procedures, and on an empty database the first version of every policy and every parameter. */
export async function loadLaw(trx: Trx, folders: LawFolders): Promise<void> {
  const files = (await readdir(folders.policies)).sort()
  for (const file of files.filter((name) => name.endsWith('.procedure.json')))
    await upsertProcedure(trx, await json<Procedure>(new URL(file, folders.policies)))
  for (const file of files.filter((name) => name.endsWith('.programme.json')))
    await upsertProgramme(
      trx,
      programmeFile.parse(await json<unknown>(new URL(file, folders.policies))),
    )
  if ((await countPolicyVersions(trx)) > 0) return
  const parameters = await readParameters(folders.parameters)
  for (const file of files.filter((name) => name.endsWith('.dmn'))) {
    const policy = file.replace('.dmn', '')
    const law = await readPolicy(folders.policies, policy)
    mustBeSound(policy, law, parameters)
    await insertPolicyVersion(trx, {
      policy,
      version: 1,
      dmn: law.dmn,
      words: JSON.stringify(law.words),
      cases: JSON.stringify(law.cases),
      content_sha256: versionHash(law),
      effective_from: FIRST_DAY,
      change_id: null,
    })
  }
  for (const row of parameters) await insertParameter(trx, row, null)
}

type PolicyFiles = { dmn: string; words: unknown; cases: unknown }

async function readPolicy(folder: URL, policy: string): Promise<PolicyFiles> {
  return {
    dmn: await readFile(new URL(`${policy}.dmn`, folder), 'utf8'),
    words: await json<unknown>(new URL(`${policy}.words.json`, folder)),
    cases: await json<unknown>(new URL(`${policy}.cases.json`, folder)),
  }
}

async function readParameters(folder: URL): Promise<ParameterRow[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const rows = await Promise.all(files.map((file) => json<ParameterRow[]>(new URL(file, folder))))
  return rows.flat()
}

/**
 * Refuses law that could not be explained or does not do what its own cases say: a row without an article, a word
 * missing in one language, parameters that overlap or have a wrong unit, a fact that nobody here can supply.
 * Throws with file and place.
 */
function mustBeSound(policy: string, law: PolicyFiles, parameters: ParameterRow[]): void {
  const { failures } = runCases({
    xml: law.dmn,
    words: law.words as PolicyWords,
    cases: law.cases as CasesFile,
    parameters,
    file: policy,
  })
  const [first] = failures
  if (first) throw new Error(`${policy}.cases.json: ${first.name}: ${first.message}`)
  const strange = inputPaths(compile(law.dmn, { file: `${policy}.dmn` })).find(
    (path) => !isSupplied(path),
  )
  if (strange) throw new Error(`${policy}.dmn: nobody supplies ${strange} (docs/facts.md)`)
}

async function json<T>(url: URL): Promise<T> {
  return JSON.parse(await readFile(url, 'utf8')) as T
}
