import { oneFile, type Planting } from './planting.ts'

const steps =
  "export const steps = ['people', 'codes', 'payments'] as const\nexport const platform = ['http', 'db'] as const\n"

export const plantingsInStructure: Planting[] = [
  oneFile(
    'step-order',
    'an import of a later step',
    'api/src/people/pay.ts',
    "import { pay } from '../payments/pay.ts'\n",
    "import { connect } from '../db/connect.ts'\n",
    { 'api/src/steps.ts': steps },
  ),
  oneFile(
    'step-order',
    'a type from a later step',
    'api/src/people/pay.ts',
    "import type { Pay } from '../payments/pay.ts'\n",
    '',
    { 'api/src/steps.ts': steps },
  ),
  oneFile(
    'step-order',
    'the platform importing a step',
    'api/src/http/guard.ts',
    "export * from '../people/person.ts'\n",
    '',
    { 'api/src/steps.ts': steps },
  ),
  oneFile('step-order', 'a folder that is no step', 'api/src/stuff/a.ts', '', null, {
    'api/src/steps.ts': steps,
  }),
  oneFile(
    'sql-place',
    'kysely in a route',
    'api/src/people/person.routes.ts',
    "import { sql } from 'kysely'\n",
    "import type { Kysely } from 'kysely'\n",
  ),
  oneFile(
    'sql-place',
    'a query in a rule',
    'api/src/people/find.ts',
    "trx\n  .selectFrom('person')\n",
    "// trx.selectFrom('person')\n",
  ),
  oneFile('names', 'a file called service', 'api/src/people/person-service.ts', '', null),
  oneFile('names', 'a drawer', 'web/src/types.ts', '', null),
  oneFile(
    'names',
    'a function called helper',
    'api/src/people/name.ts',
    'export function nameHelper() {}\n',
    'export function serviceWorkerPath() {}\n',
  ),
  oneFile(
    'names',
    'an arrow called manager',
    'api/src/people/name.ts',
    'const caseManager = (a: string) => a\n',
    'const caseOwner = (a: string) => a\n',
  ),
  oneFile(
    'workspace-fences',
    'the engine importing the api',
    'policy-engine/src/a.ts',
    "import { x } from '@happiness-code/api/a'\n",
    '',
  ),
  oneFile(
    'workspace-fences',
    'web importing a value of the api',
    'web/src/api.ts',
    "import { routes } from '@happiness-code/api/routes'\n",
    "import type { Routes } from '@happiness-code/api/routes'\n",
  ),
  oneFile(
    'workspace-fences',
    'a way out by dots',
    'api/src/a.ts',
    "import x from '../../seeds/a.ts'\n",
    '',
  ),
  oneFile(
    'workspace-fences',
    'one face importing another',
    'web/src/resident/home.tsx',
    "import { Queue } from '../caseworker/queue.tsx'\n",
    "import { Page } from '../ui/page.tsx'\n",
  ),
  oneFile(
    'workspace-fences',
    'a lazy import across',
    'web/src/resident/home.tsx',
    "await import('../supervisor/a.tsx')\n",
    '',
  ),
  oneFile('file-length', 'a file of 301 lines', 'api/src/a.ts', '\n'.repeat(301), '\n'.repeat(300)),
  oneFile(
    'file-length',
    'a test of 501 lines',
    'api/src/a.test.ts',
    '\n'.repeat(501),
    '\n'.repeat(500),
  ),
  oneFile(
    'old-browsers',
    'a script that an old phone cannot read',
    'web/dist/client/assets/frame.js',
    'export const a = globalThis?.b\n',
    'export const a = 1\n',
    {
      'web/dist/client/manifest.json': JSON.stringify({
        'src/resident/scripts/frame.ts': { file: 'assets/frame.js' },
      }),
    },
  ),
  oneFile(
    'old-browsers',
    'a script that it imports',
    'web/dist/client/assets/shared.js',
    'export class A { b = 1 }\n',
    'export class A {}\n',
    {
      'web/dist/client/manifest.json': JSON.stringify({
        'src/resident/scripts/frame.ts': { file: 'assets/frame.js', imports: ['_shared.js'] },
        '_shared.js': { file: 'assets/shared.js' },
      }),
      'web/dist/client/assets/frame.js': 'import "./shared.js"\n',
    },
  ),
  oneFile(
    'old-browsers',
    'a style that an old phone does not know',
    'web/dist/client/assets/styles.css',
    '.a:has(b) { color: red }\n',
    '.a { color: red }\n',
    {
      'web/dist/client/manifest.json': JSON.stringify({
        'src/resident/styles.css': { file: 'assets/styles.css' },
      }),
    },
  ),
]
