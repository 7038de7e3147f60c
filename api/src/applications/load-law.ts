import { readdir, readFile } from 'node:fs/promises'
import type { ParameterRow } from '@happiness-code/policy-engine'
import type { Trx } from '../db/connect.ts'
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
  for (const file of files.filter((name) => name.endsWith('.dmn'))) {
    const policy = file.replace('.dmn', '')
    const dmn = await readFile(new URL(file, folders.policies), 'utf8')
    const words = await json<unknown>(new URL(`${policy}.words.json`, folders.policies))
    const cases = await json<unknown>(new URL(`${policy}.cases.json`, folders.policies))
    await insertPolicyVersion(trx, {
      policy,
      version: 1,
      dmn,
      words: JSON.stringify(words),
      cases: JSON.stringify(cases),
      content_sha256: versionHash({ dmn, words, cases }),
      effective_from: FIRST_DAY,
      change_id: null,
    })
  }
  for (const file of (await readdir(folders.parameters))
    .filter((name) => name.endsWith('.json'))
    .sort())
    for (const row of await json<ParameterRow[]>(new URL(file, folders.parameters)))
      await insertParameter(trx, row, null)
}

async function json<T>(url: URL): Promise<T> {
  return JSON.parse(await readFile(url, 'utf8')) as T
}
