import type { Rule } from './finding.ts'
import { banned } from './rules/banned.ts'
import { deadCode } from './rules/dead-code.ts'
import { exactVersions } from './rules/exact-versions.ts'
import { fileLength } from './rules/file-length.ts'
import { format } from './rules/format.ts'
import { licencesAllowed, lockFile } from './rules/lock-file.ts'
import { names } from './rules/names.ts'
import { oldBrowsers } from './rules/old-browsers.ts'
import { ownVoice } from './rules/own-voice.ts'
import { plainWords } from './rules/plain-words.ts'
import { schema } from './rules/schema.ts'
import { sqlPlace } from './rules/sql-place.ts'
import { stepOrder } from './rules/step-order.ts'
import { typeCheck } from './rules/type-check.ts'
import { words } from './rules/words.ts'
import { workspaceFences } from './rules/workspace-fences.ts'

/** Every rule, in the order in which they are checked. */
export const rules: Rule[] = [
  format,
  typeCheck,
  stepOrder,
  sqlPlace,
  names,
  workspaceFences,
  fileLength,
  words,
  plainWords,
  schema,
  banned,
  oldBrowsers,
  deadCode,
  exactVersions,
  lockFile,
  licencesAllowed,
  ownVoice,
]
